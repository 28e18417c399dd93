using System.CommandLine;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Commands;

/// <summary>The program's commands. Exit codes: 0 clean, 1 the content has errors, 2 wrong use or environment.</summary>
public static class CommandLine
{
    public const int Clean = 0;
    public const int ContentHasErrors = 1;
    public const int WrongUse = 2;

    // After Ctrl-C or SIGTERM there are processes and folders to clear away; on a busy machine that takes a while.
    private static readonly TimeSpan Ending = TimeSpan.FromSeconds(10);

    public static async Task<int> RunAsync(string[] args)
    {
        var reporter = Reporters.ForConsole();
        var options = new Options();
        var root = new RootCommand("Turns a folder of notes into a site; every cell is run and checked on the way.");
        options.AddTo(root);
        options.AddReportTo(root);
        root.SetAction((parsed, stop) => Reported(parsed, r => BuildCommand.RunAsync(options.Read(parsed), r, stop)));

        var build = Sub("build", "Run and check every cell, write the site (the default)");
        options.AddReportTo(build);
        build.SetAction((parsed, stop) => Reported(parsed, r => BuildCommand.RunAsync(options.Read(parsed), r, stop)));

        var verify = Sub("verify", "Run and check, write no site");
        var coverage = new Option<bool>("--coverage") { Description = "Print what the curriculum still lacks" };
        verify.Options.Add(coverage);
        options.AddReportTo(verify);
        verify.Arguments.Add(options.Paths);
        verify.SetAction(
            (parsed, stop) =>
                Reported(
                    parsed,
                    r =>
                        VerifyCommand.RunAsync(
                            options.Read(parsed, withPaths: true),
                            parsed.GetValue(coverage),
                            r,
                            stop
                        )
                )
        );

        var accept = Sub("accept", "Rewrite stale outputs, values and figure records to what the cells give now");
        accept.Arguments.Add(options.Paths);
        accept.SetAction(
            (parsed, stop) =>
                Guarded(() => AcceptCommand.RunAsync(options.Read(parsed, withPaths: true), reporter, stop), reporter)
        );

        var format = Sub("format", "Lay out the C# of cells as CSharpier does");
        var check = new Option<bool>("--check") { Description = "Change nothing; say which cells are not formatted" };
        format.Options.Add(check);
        format.Arguments.Add(options.Paths);
        format.SetAction(
            (parsed, stop) =>
                Guarded(
                    () =>
                        FormatCommand.RunAsync(
                            options.Read(parsed, withPaths: true),
                            parsed.GetValue(check),
                            reporter,
                            stop
                        ),
                    reporter
                )
        );

        var preview = Sub("preview", "Serve the site on this machine and rebuild it on every save");
        var port = new Option<int>("--port")
        {
            Description = "Port on 127.0.0.1; 0 takes any free one",
            DefaultValueFactory = _ => 4173,
        };
        preview.Options.Add(port);
        var details = new Option<bool>("--details") { Description = "Also tell which cells have run meanwhile" };
        preview.Options.Add(details);
        preview.SetAction(
            (parsed, stop) =>
                Guarded(
                    () =>
                        PreviewCommand.RunAsync(
                            options.Read(parsed) with
                            {
                                CapstoneMayTrain = false,
                            },
                            parsed.GetValue(port),
                            parsed.GetValue(details),
                            reporter,
                            stop
                        ),
                    reporter
                )
        );

        var capstone = Sub("capstone", "The model that is trained while the site is built");
        var refresh = Sub("refresh", "Take the notes' prose as its corpus, train anew, record what the runs come to");
        refresh.SetAction(
            (parsed, stop) =>
                Guarded(() => CapstoneCommand.RefreshAsync(options.Read(parsed), reporter, stop), reporter)
        );
        var record = Sub("accept", "Train what is not in the cache, and record what the runs come to");
        record.SetAction(
            (parsed, stop) => Guarded(() => CapstoneCommand.AcceptAsync(options.Read(parsed), reporter, stop), reporter)
        );
        capstone.Subcommands.Add(refresh);
        capstone.Subcommands.Add(record);

        var create = Sub("new", "Make a note that already verifies");
        var address = new Argument<string>("address") { Description = "part/module/note" };
        create.Arguments.Add(address);
        create.SetAction(
            (parsed, _) =>
                Guarded(
                    () => Task.FromResult(NewCommand.Run(options.Read(parsed), parsed.GetValue(address)!, reporter)),
                    reporter
                )
        );

        var clean = Sub("clean", "Delete the site and the store of earlier results");
        clean.SetAction(
            (parsed, _) => Guarded(() => Task.FromResult(CleanCommand.Run(options.Read(parsed), reporter)), reporter)
        );

        var audit = ReviewCommands.Audit(options, Reported);
        var stats = ReviewCommands.Stats(options, Reported);
        var diff = ReviewCommands.Diff(options, Reported);
        foreach (
            var command in new[] { build, verify, accept, format, audit, stats, diff, preview, capstone, create, clean }
        )
        {
            root.Subcommands.Add(command);
        }

        var result = root.Parse(args);
        if (result.Errors.Count > 0)
        {
            foreach (var error in result.Errors)
            {
                reporter.Refuse("ENV110", error.Message.TrimEnd('.'), "`--help` lists the commands and options");
            }

            return WrongUse;
        }

        return await result.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = Ending });

        // `--format json`: the same work, told as one document.
        async Task<int> Reported(ParseResult parsed, Func<IReporter, Task<int>> run)
        {
            if (parsed.GetValue(options.Format) != "json")
            {
                return await Guarded(() => run(reporter), reporter);
            }

            var json = new JsonReporter();
            var exitCode = await Guarded(() => run(json), json);
            var command = parsed.CommandResult.Command;
            await using var output = Console.OpenStandardOutput();
            json.WriteTo(output, command is RootCommand ? "build" : command.Name, exitCode);
            return exitCode;
        }

        Command Sub(string name, string description)
        {
            var command = new Command(name, description);
            options.AddTo(command);
            return command;
        }
    }

    // An author never sees a stack trace: what the machine refuses is said in a sentence.
    private static async Task<int> Guarded(Func<Task<int>> run, IReporter reporter)
    {
        try
        {
            return await run();
        }
        catch (TypesetterUnavailableException error)
        {
            reporter.Refuse(error.Code, error.Message, error.Help);
        }
        catch (OperationCanceledException)
        {
            reporter.Refuse("ENV111", "stopped before the end", "the last good site is as it was");
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            reporter.Refuse(
                "ENV112",
                error.Message.TrimEnd('.'),
                "check that the folder exists, is writable and has room"
            );
        }

        return WrongUse;
    }
}
