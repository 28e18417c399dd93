using System.Text.RegularExpressions;
using MlMath.SiteGen.Tests.Commands;

namespace MlMath.SiteGen.Tests.Audit;

/// <summary>`audit` as an author runs it.</summary>
public sealed class AuditCommandTests
{
    [Fact]
    public async Task Each_cell_that_varies_is_named_with_what_it_varies_with()
    {
        var folder = Path.Combine(Golden.Sites, "_audit-varies");
        using var scratch = new TemporaryFolder();

        var run = await Sitegen.RunAsync(
            folder,
            $"audit --only determinism --jobs 1 --timeout 300 --cache {scratch["cache"]}"
        );

        run.ExitCode.ShouldBe(1, run.Output);
        // The machine's own numbers are left out.
        var excerpts = new Regex(
            "(?<=(processors|each run): .*)`[^`]+` and `[^`]+`",
            RegexOptions.ExplicitCapture,
            Patterns.Patience
        );
        var errors = run
            .Errors.Split('\n')
            .Where(l => !l.Contains("SNIP", StringComparison.Ordinal))
            .Select(l => excerpts.Replace(l, "…"));
        Golden.Check(folder, "expected.txt", string.Join('\n', errors));
        run.Output.ShouldEndWith("6 to mend\n");
    }

    [Fact]
    public async Task A_check_that_cannot_fail_leaves_survivors_and_a_second_run_knows_them()
    {
        var folder = Path.Combine(Golden.Sites, "_audit-mutants");
        using var scratch = new TemporaryFolder();
        var arguments = $"audit --only mutation --timeout 300 --cache {scratch["cache"]}";

        var first = await Sitegen.RunAsync(folder, $"{arguments} --budget 1h");
        var again = await Sitegen.RunAsync(folder, $"{arguments} --budget 0s");

        first.ExitCode.ShouldBe(1, first.Output);
        Golden.Check(folder, "expected.txt", first.Errors);
        Golden.Check(
            folder,
            "expected.scores.txt",
            first.Output[first.Output.IndexOf("mutation scores", StringComparison.Ordinal)..]
        );
        again.Errors.ShouldBe(first.Errors);
        again.Output.ShouldEndWith(first.Output[^200..]);
    }

    [Fact]
    public async Task What_does_not_fit_into_the_budget_is_told_and_a_later_run_goes_on()
    {
        const string Note =
            "---\ntitle: N\nsummary: S.\nlevel: beginner\n---\n\n```csharp\nvar x = 3 + 4;\nx > 5 // => true\n```\n";
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        const string Arguments = "audit --only mutation --minimum 0";

        var none = await Sitegen.RunAsync(folder.Root, $"{Arguments} --budget 0s");
        var all = await Sitegen.RunAsync(folder.Root, Arguments);

        none.ExitCode.ShouldBe(0);
        none.Errors.ShouldBe("");
        none.Output.ShouldContain("7 mutants not tried in the time: run `audit` again, and it goes on from here");
        all.ExitCode.ShouldBe(0);
        all.Errors.ShouldContain("AUD201");
        all.Output.ShouldNotContain("not tried in the time");
    }

    [Fact]
    public async Task A_note_that_lives_on_what_another_left_behind_is_named()
    {
        const string Head = "---\ntitle: N\nsummary: S.\nlevel: beginner\n---\n\n```csharp\n";
        using var folder = new TemporaryFolder(
            ("input/part/module/a.md", $"{Head}AppContext.SetData(\"left\", 1);\n```\n"),
            ("input/part/module/b.md", $"{Head}var left = AppContext.GetData(\"left\") ?? 0;\nleft // => 1\n```\n")
        );

        var run = await Sitegen.RunAsync(folder.Root, "audit --only mutation --jobs 1");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain(
            "input/part/module/b.md:7:1: error AUD203: cell 1 does not pass when the note runs in a fresh process, so mutants from there on are not tried\n"
                + "    help: let it depend on earlier cells of its note alone; `audit --only determinism` names what varies\n"
        );
    }

    [Theory]
    [InlineData("audit --budget soon", "error ENV110: --budget takes a time such as 90s, 10m or 1h")]
    [InlineData("audit --budget 5", "error ENV110: --budget takes a time such as 90s, 10m or 1h")]
    [InlineData("audit --minimum 101", "error ENV110: --minimum takes a number from 0 to 100")]
    [InlineData("audit --only luck", "error ENV110: ")]
    public async Task Wrong_use_is_told_in_a_line(string arguments, string expected)
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", ""));

        var run = await Sitegen.RunAsync(folder.Root, arguments);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldStartWith(expected);
    }

    [Fact]
    public async Task Notes_that_do_not_verify_are_not_audited()
    {
        using var folder = new TemporaryFolder(
            (
                "input/part/module/note.md",
                "---\ntitle: N\nsummary: S.\nlevel: beginner\n---\n\n```csharp\n1 + 1 // => 3\n```\n"
            )
        );

        var run = await Sitegen.RunAsync(folder.Root, "audit");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("SNIP202");
        run.Output.ShouldEndWith("an audit needs notes that verify\n");
    }
}
