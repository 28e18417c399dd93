using System.Diagnostics;
using System.Text.Json;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>`diff`: what the notes state otherwise than at a commit, and through what.</summary>
public sealed class DiffTests
{
    private const string Head = "---\ntitle: N\nsummary: S.\nlevel: beginner\ndata: [d.csv]\n---\n\n";

    private const string Before =
        Head
        + "```csharp\nvar a = 2;\nvar b = 3;\na + b // => 5\n```\n\n"
        + "```csharp\nvar unrelated = 7;\nunrelated // => 7\n```\n\n"
        + "```csharp\nConsole.WriteLine($\"the product is {a * b}\");\n```\n\n```output\nthe product is 6\n```\n\n"
        + "```csharp\nFile.ReadAllText(\"d.csv\").Length // => 3\n```\n\n"
        + "```csharp\nPlot.Line([1.0, 2.0]).Alt(\"Two points.\")\n```\n\n"
        + "```csharp file=l.csx\n```\n\n"
        + "```csharp\nvar gone = 1; // => 1\n```\n";

    private const string Record = "## cell 5 figure 1\nline: 2 points, x 0..1, first 1, last 2, mean 1.5\n";

    [Fact]
    public async Task Changes_are_told_by_cell_with_both_places_and_what_they_came_through()
    {
        using var folder = Committed();
        var now = Before
            .Replace("level: beginner\n", "level: beginner\n# one more line\n", StringComparison.Ordinal)
            .Replace("var a = 2;", "var a = 4;", StringComparison.Ordinal)
            .Replace("// => 5", "// => 7", StringComparison.Ordinal)
            .Replace("the product is 6", "the product is 12", StringComparison.Ordinal)
            .Replace("Length // => 3", "Length // => 5", StringComparison.Ordinal)
            .Replace(
                "```csharp\nvar gone = 1; // => 1\n```\n",
                "```csharp\nvar fresh = 9; // => 9\n```\n",
                StringComparison.Ordinal
            );
        folder.Write("input/part/module/note.md", now);
        folder.Write("input/part/module/d.csv", "1,2,3");
        folder.Write(
            "input/part/module/note.verified.txt",
            Record.Replace("mean 1.5", "mean 2.5", StringComparison.Ordinal)
        );
        folder.Write("snippets/l.csx", "var listed = 2 + 3;\nvar other = 1;\nlisted // => 5\n");

        var run = await Sitegen.RunAsync(folder.Root, "diff HEAD");

        run.Errors.ShouldBe("");
        run.ExitCode.ShouldBe(0);
        run.Output[run.Output.IndexOf("input/", StringComparison.Ordinal)..]
            .ShouldStartWith(
                """
                input/part/module/note.md
                  cell 1 at line 9 (was cell 1 at line 8), through its code
                    value line 12 (was 11): `5` → `7`
                  cell 3 at line 20 (was cell 3 at line 19), through cell 1 at line 9
                    output line 25 (was 24): `the product is 6` → `the product is 12`
                  cell 4 at line 28 (was cell 4 at line 27), through d.csv
                    value line 29 (was 28): `3` → `5`
                  cell 5 at line 32 (was cell 5 at line 31), through nothing: only what the note says
                    figure 1 line 2 (was 2): `line: 2 points, x 0..1, first 1, last 2, mean 1.5` → `line: 2 points, x 0..1, first 1, last 2, mean 2.5`
                  cell 6 at line 36 (was cell 6 at line 35), through its listing snippets/l.csx
                    value line 3 (was 3): `4` → `5`
                  new cell 7 at line 39
                    value line 40: nothing → `9`
                  gone: cell 7 at line 38
                    value (was line 39): `1` → nothing
                7 values, lines of output and figure data changed since
                """.ReplaceLineEndings("\n")
            );
    }

    [Fact]
    public async Task Without_a_change_there_is_nothing_to_tell_and_prose_is_none()
    {
        using var folder = Committed();
        folder.Write("input/part/module/note.md", $"{Before}\nMore words.\n");

        var run = await Sitegen.RunAsync(folder.Root, "diff HEAD");

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("no value, output or figure changed since ");
    }

    [Fact]
    public async Task The_prelude_is_named_where_nothing_nearer_explains_a_change()
    {
        using var folder = Committed();
        folder.Write("input/part/module/note.md", Before.Replace("// => 7", "// => 8", StringComparison.Ordinal));
        folder.Write("snippets/prelude.csx", "using System; // changed");

        var run = await Sitegen.RunAsync(folder.Root, "diff HEAD --format json");

        using var document = JsonDocument.Parse(run.Output);
        var change = document.RootElement.GetProperty("tables").GetProperty("changes").EnumerateArray().Single();
        change.GetProperty("through").GetString().ShouldBe("the prelude");
        change.GetProperty("before").GetString().ShouldBe("7");
        change.GetProperty("now").GetString().ShouldBe("8");
        change.GetProperty("line").GetInt32().ShouldBe(16);
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("--all")]
    public async Task What_is_no_commit_is_told_in_a_line(string reference)
    {
        using var folder = Committed();

        var run = await Sitegen.RunAsync(folder.Root, $"diff -- {reference}");

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldBe(
            $"error ENV130: git knows no commit `{reference}` of `input`\n"
                + "    help: name a branch, a tag or a commit; in a shallow clone, fetch it first\n"
        );
    }

    private static TemporaryFolder Committed()
    {
        var folder = new TemporaryFolder(
            ("input/part/module/note.md", Before),
            ("input/part/module/d.csv", "1,2"),
            ("input/part/module/note.verified.txt", Record),
            ("snippets/l.csx", "var listed = 2 + 2;\nvar other = 1;\nlisted // => 4\n"),
            ("snippets/prelude.csx", "using System;"),
            (".gitignore", ".cache/\n")
        );
        Git(folder.Root, "init", "-q");
        Git(folder.Root, "add", "--all");
        Git(folder.Root, "-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "first");
        return folder;
    }

    private static void Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { WorkingDirectory = folder })!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
