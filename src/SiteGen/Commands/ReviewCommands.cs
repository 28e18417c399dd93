using System.CommandLine;
using MlMath.SiteGen.Audit;

namespace MlMath.SiteGen.Commands;

/// <summary>The commands that look into notes without changing them: `audit`, `stats`, `diff`.</summary>
internal static class ReviewCommands
{
    private const int DefaultMinimum = 70;

    public static Command Audit(Options options, Runner run)
    {
        var command = Create("audit", "Find cells that vary, and mistakes that no check would find", options);
        var budget = new Option<string>("--budget")
        {
            Description = "Time for trying mutants: 90s, 10m, 1h",
            DefaultValueFactory = _ => "10m",
        };
        budget.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<string>() is { } text && AuditOptions.ParseBudget(text) is null)
            {
                result.AddError("--budget takes a time such as 90s, 10m or 1h");
            }
        });
        var only = new Option<string>("--only") { Description = "determinism, or mutation" };
        only.AcceptOnlyFromAmong("determinism", "mutation");
        var minimum = new Option<int>("--minimum")
        {
            Description = "Percent of the mutants that a note's checks must find",
            DefaultValueFactory = _ => DefaultMinimum,
        };
        minimum.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 0 or > 100)
            {
                result.AddError("--minimum takes a number from 0 to 100");
            }
        });
        command.Options.Add(budget);
        command.Options.Add(only);
        command.Options.Add(minimum);
        options.AddReportTo(command);
        command.Arguments.Add(options.Paths);
        command.SetAction(
            (parsed, stop) =>
                run(
                    parsed,
                    reporter =>
                        AuditCommand.RunAsync(
                            options.Read(parsed, withPaths: true),
                            new AuditOptions(
                                PartOf(parsed.GetValue(only)),
                                AuditOptions.ParseBudget(parsed.GetValue(budget)!)!.Value,
                                parsed.GetValue(minimum)
                            ),
                            reporter,
                            stop
                        )
                )
        );
        return command;
    }

    public static Command Stats(Options options, Runner run)
    {
        var command = Create("stats", "Count what each note holds, and find paragraphs that two notes share", options);
        command.Options.Add(options.Format);
        command.Arguments.Add(options.Paths);
        command.SetAction(
            (parsed, stop) =>
                run(parsed, reporter => StatsCommand.RunAsync(options.Read(parsed, withPaths: true), reporter, stop))
        );
        return command;
    }

    public static Command Diff(Options options, Runner run)
    {
        var command = Create("diff", "Tell which results the notes state otherwise than at a commit, and why", options);
        var reference = new Argument<string>("ref") { Description = "A branch, a tag or a commit" };
        command.Arguments.Add(reference);
        command.Arguments.Add(options.Paths);
        command.Options.Add(options.Format);
        command.SetAction(
            (parsed, stop) =>
                run(
                    parsed,
                    reporter =>
                        DiffCommand.RunAsync(
                            options.Read(parsed, withPaths: true),
                            parsed.GetValue(reference)!,
                            reporter,
                            stop
                        )
                )
        );
        return command;
    }

    private static AuditPart PartOf(string? name) =>
        name switch
        {
            "determinism" => AuditPart.Determinism,
            "mutation" => AuditPart.Mutation,
            _ => AuditPart.All,
        };

    private static Command Create(string name, string description, Options options)
    {
        var command = new Command(name, description);
        options.AddTo(command);
        return command;
    }
}

/// <summary>Runs a command's work with the reporter that its options ask for.</summary>
internal delegate Task<int> Runner(ParseResult parsed, Func<Reporting.IReporter, Task<int>> run);
