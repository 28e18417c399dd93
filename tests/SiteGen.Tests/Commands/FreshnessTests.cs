using System.Reflection;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Commands;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>After a change those cells run whose result it can change: nothing stale, nothing needless.</summary>
public sealed class FreshnessTests
{
    private const string Head = "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n";

    private const string First =
        Head
        + "data: [n.txt]\n---\n\nProse.\n\n```csharp\nvar x = int.Parse(System.IO.File.ReadAllText(\"n.txt\"));\n```\n\n"
        + "```csharp\nx + 1\n```\n\n```csharp reset\n\"apart\"\n```\n";

    private const string Second =
        Head + "---\n\n```csharp\nvar y = 1;\n```\n\n```csharp file=twice.csx\n```\n\n```csharp\ny + 2\n```\n";

    [Fact]
    public async Task Exactly_what_a_change_can_reach_runs_again()
    {
        using var folder = new TemporaryFolder(
            ("input/part/module/first.md", First),
            ("input/part/module/n.txt", "3"),
            ("input/part/module/second.md", Second),
            ("snippets/twice.csx", "int Twice(int n) => 2 * n;\n"),
            ("snippets/prelude.csx", "using System;\n")
        );
        (await RunsAsync(folder)).Count.ShouldBe(6);

        folder.Write("input/part/module/first.md", First.Replace("Prose.", "Other prose.", StringComparison.Ordinal));
        (await RunsAsync(folder, "--timeout 60")).ShouldBeEmpty();

        folder.Write("input/part/module/first.md", First.Replace("x + 1", "x + 2", StringComparison.Ordinal));
        (await RunsAsync(folder)).ShouldBe(["first 2"]);

        folder.Write("snippets/twice.csx", "int Twice(int n) => n + n;\n");
        (await RunsAsync(folder)).ShouldBe(["second 2", "second 3"]);

        folder.Write("input/part/module/n.txt", "4");
        (await RunsAsync(folder)).ShouldBe(["first 1", "first 2", "first 3"]);

        folder.Write("snippets/prelude.csx", "using System;\nusing System.Linq;\n");
        (await RunsAsync(folder)).Count.ShouldBe(6);
    }

    [Fact]
    public void The_programs_that_cells_use_know_no_commit()
    {
        foreach (var type in new[] { typeof(Engine.Numerics.Philox), typeof(Notebook.Plot), typeof(CommandLine) })
        {
            type.Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!
                .InformationalVersion.ShouldNotContain('+');
        }
    }

    [Fact]
    public async Task The_engines_insides_run_what_uses_it_and_its_surface_runs_all()
    {
        const string Plain = Head + "---\n\n```csharp\nvar y = 1;\n```\n";
        const string Uses =
            Head
            + "---\n\n```csharp\nvar y = 1;\n```\n\n```csharp\nvar t = new Value(2.0);\n```\n\n```csharp\ny + 1\n```\n\n"
            + "```csharp reset\n3\n```\n";
        using var folder = new TemporaryFolder(
            ("input/part/module/plain.md", Plain),
            ("input/part/module/uses.md", Uses),
            ("snippets/prelude.csx", "using System;\nusing MlMath.Engine.Autodiff;\n")
        );
        using var program = new ProgramCopy();
        (await RunsAsync(folder, program: program)).Count.ShouldBe(5);
        (await RunsAsync(folder, program: program)).ShouldBeEmpty();

        program.GiveNewIdentity("MlMath.Engine.dll");
        (await RunsAsync(folder, program: program)).ShouldBe(["uses 2", "uses 3"]);

        program.GiveNewIdentity("ref/MlMath.Engine.dll");
        (await RunsAsync(folder, program: program)).Count.ShouldBe(5);

        program.GiveNewIdentity("MlMath.Notebook.dll");
        (await RunsAsync(folder, program: program)).Count.ShouldBe(5);
        (await RunsAsync(folder, program: program)).ShouldBeEmpty();
    }

    // Which cells ran, in order.
    private static async Task<List<string>> RunsAsync(
        TemporaryFolder folder,
        string more = "",
        ProgramCopy? program = null
    )
    {
        var arguments = $"verify --why {more}";
        var run = program is null
            ? await Sitegen.RunAsync(folder.Root, arguments)
            : await Sitegen.RunAsync(program, folder.Root, arguments);
        run.ExitCode.ShouldBe(0, run.Errors);
        return
        [
            .. Regex
                .Matches(
                    run.Output,
                    "part/module/(?<note>\\w+) cell (?<cell>[0-9]+)",
                    RegexOptions.ExplicitCapture,
                    Patterns.Patience
                )
                .Select(m => $"{m.Groups["note"].Value} {m.Groups["cell"].Value}")
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }
}
