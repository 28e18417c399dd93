using System.Security.Cryptography;
using System.Text;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>What each command promises, from outside.</summary>
public sealed class CommandTests
{
    private const string Head = "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\n";

    private const string Good =
        Head
        + "The sum is $1 + 1$.\n\n```csharp\nvar sum = 1 + 1;\nsum // => 2\nConsole.WriteLine($\"{sum / 3.0}\");\n```\n\n```output\n0.667\n```\n\n"
        + "```csharp\nPlot.Line([1.0, 2.0, 4.0], \"growth\").Alt(\"Three points that double.\")\n```\n";

    [Fact]
    public async Task A_build_writes_a_page_for_every_note_and_a_second_one_has_nothing_to_do()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Good));
        await Sitegen.RunAsync(folder.Root, "accept");

        var first = await Sitegen.RunAsync(folder.Root, "build");
        var before = Digest(folder["output"]);
        var second = await Sitegen.RunAsync(folder.Root, "");

        first.ShouldBe(new Sitegen(0, first.Output, ""));
        first.Output.ShouldContain("wrote output: 1 note, 2 cells, 1 value, 1 line of output and 1 figure checked");
        foreach (
            var page in new[]
            {
                "index.html",
                "part/index.html",
                "part/module/index.html",
                "part/module/note/index.html",
                "404.html",
            }
        )
        {
            File.Exists(folder[$"output/{page}"]).ShouldBeTrue(page);
        }

        second.ExitCode.ShouldBe(0);
        second.Output.ShouldBe(
            "output is up to date: 1 note, 2 cells, 1 value, 1 line of output and 1 figure checked\n"
        );
        Digest(folder["output"]).ShouldBe(before);
    }

    [Fact]
    public async Task A_wrong_cell_fails_the_build_at_its_place_and_leaves_the_last_site()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Good));
        await Sitegen.RunAsync(folder.Root, "build");
        var before = Digest(folder["output"]);
        folder.Write("input/part/module/note.md", Good.Replace("// => 2", "// => 3", StringComparison.Ordinal));

        var run = await Sitegen.RunAsync(folder.Root, "build");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain(
            "input/part/module/note.md:11:11: error SNIP202: expected `3` but the value is `2`\n    help: repair the code, or accept the new value with `sitegen accept`\n"
        );
        run.Output.ShouldEndWith("output is as it was\n");
        Digest(folder["output"]).ShouldBe(before);
    }

    [Fact]
    public async Task Accept_rewrites_what_is_stale_and_nothing_else()
    {
        var stale = Good.Replace("// => 2", "// => 7", StringComparison.Ordinal)
            .Replace("0.667", "0.5", StringComparison.Ordinal);
        using var folder = new TemporaryFolder(("input/part/module/note.md", stale));

        var run = await Sitegen.RunAsync(folder.Root, "accept");

        run.ExitCode.ShouldBe(0, run.Errors);
        File.ReadAllText(folder["input/part/module/note.md"])
            .ShouldBe(Good.Replace("0.667", "0.7", StringComparison.Ordinal));
        File.ReadAllText(folder["input/part/module/note.verified.txt"]).ShouldContain("line \"growth\": 3 points");
    }

    [Fact]
    public async Task A_changed_curve_is_a_changed_output()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Good));
        await Sitegen.RunAsync(folder.Root, "accept");
        folder.Write("input/part/module/note.md", Good.Replace("4.0", "4.5", StringComparison.Ordinal));

        var run = await Sitegen.RunAsync(folder.Root, "verify");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldContain("error SNIP206");
    }

    [Fact]
    public async Task Two_builds_are_byte_identical_whatever_the_jobs_the_culture_and_the_time_zone()
    {
        var files = Enumerable
            .Range(0, 4)
            .Select(i => ($"input/part/m{i}/note.md", Good.Replace("4.0", $"{4 + i}.0", StringComparison.Ordinal)));
        using var folder = new TemporaryFolder([.. files]);

        await Sitegen.RunAsync(folder.Root, "build --output one --cache c1 --jobs 1");
        await Sitegen.RunAsync(
            folder.Root,
            "build --output two --cache c2 --jobs 2",
            ("LANG", "de_DE.UTF-8"),
            ("LC_ALL", "tr_TR.UTF-8"),
            ("TZ", "Pacific/Kiritimati")
        );

        Digest(folder["one"]).ShouldBe(Digest(folder["two"]));
    }

    [Fact]
    public async Task Verify_of_one_note_runs_that_note_alone()
    {
        using var folder = new TemporaryFolder(
            ("input/part/module/note.md", Good),
            ("input/part/module/broken.md", Head + "```csharp\nthrow new Exception();\n```\n")
        );

        (await Sitegen.RunAsync(folder.Root, "verify input/part/module/note.md")).ExitCode.ShouldBe(0);
        (await Sitegen.RunAsync(folder.Root, "verify module/broken")).Errors.ShouldContain(
            "input/part/module/broken.md:8:1: error SNIP102"
        );
        (await Sitegen.RunAsync(folder.Root, "verify broken")).Errors.ShouldBe(
            "error ENV119: no note is named `broken`\n    help: did you mean `module/broken`?\n"
        );
        var unknown = await Sitegen.RunAsync(folder.Root, "verify elsewhere/unknown");
        unknown.ExitCode.ShouldBe(2);
        unknown.Errors.ShouldBe(
            "error ENV119: no note is named `elsewhere/unknown`\n    help: name a file or folder below `input`, or write module/note\n"
        );
    }

    [Fact]
    public async Task New_makes_a_note_that_verifies_and_never_overwrites_one()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder["input"]);

        (await Sitegen.RunAsync(folder.Root, "new part/module/first-note")).ExitCode.ShouldBe(0);
        var verified = await Sitegen.RunAsync(folder.Root, "verify --strict");
        var again = await Sitegen.RunAsync(folder.Root, "new part/module/first-note");

        verified.ShouldBe(new Sitegen(0, verified.Output, ""));
        verified.Output.ShouldContain("1 note, 2 cells, 1 value, 1 line of output");
        again.ShouldBe(
            new Sitegen(
                2,
                "",
                "error ENV117: `input/part/module/first-note.md` exists\n    help: choose another name, or edit that note\n"
            )
        );
    }

    [Fact]
    public async Task New_takes_level_and_lab_from_the_tables()
    {
        using var folder = new TemporaryFolder(
            (
                "input/_curriculum/notes.csv",
                "number,part_slug,part_title,module_slug,module_title,note_slug,note_title\n1,part,P,module,M,note,N\n"
            ),
            ("input/_curriculum/topics.csv", "id,group,title,covered_by\n"),
            (
                "input/_curriculum/crossref.csv",
                "topic,beginner,intermediate,advanced,practice\nSubject,module/note,,,module/note#lab-simpson-by-simulation\n"
            ),
            (
                "input/_curriculum/labs.csv",
                "note,anchor,title\nmodule/note,lab-simpson-by-simulation,Simpson’s paradox\n"
            )
        );

        (await Sitegen.RunAsync(folder.Root, "new part/module/note")).ExitCode.ShouldBe(0);

        var text = await File.ReadAllTextAsync(folder["input/part/module/note.md"]);
        text.ShouldContain("level: beginner\n");
        text.ShouldContain("## Lab: Simpson’s paradox {#lab-simpson-by-simulation}\n");
    }

    [Theory]
    [InlineData("build --input nowhere", "error ENV113: there is no folder `nowhere`")]
    [InlineData("build --output input", "error ENV114: `input` and `input` overlap")]
    [InlineData("build --output mine", "error ENV115: `mine` holds files that no build made")]
    [InlineData("build --jobs 0", "error ENV110: --jobs takes a number from 1 to 64")]
    [InlineData("biuld", "error ENV110: ")]
    [InlineData("new part/module/absent --input planned", "error ENV118: notes.csv has no note `part/module/absent`")]
    [InlineData("verify mine/letter.txt", "error ENV119: no note is named `mine/letter.txt`")]
    [InlineData("new Bad/Address", "error ENV116: `Bad/Address` is no address of a note")]
    public async Task Wrong_use_is_told_in_a_line_and_exits_2(string arguments, string expected)
    {
        using var folder = new TemporaryFolder(
            ("input/part/module/note.md", Good),
            (
                "planned/_curriculum/notes.csv",
                "number,part_slug,part_title,module_slug,module_title,note_slug,note_title\n1,part,P,module,M,note,N\n"
            ),
            ("mine/letter.txt", "dear")
        );

        var run = await Sitegen.RunAsync(folder.Root, arguments);

        run.ExitCode.ShouldBe(2);
        run.Errors.ShouldStartWith(expected);
        run.Errors.ShouldNotContain("   at ");
        File.ReadAllText(folder["mine/letter.txt"]).ShouldBe("dear");
    }

    [Fact]
    public async Task Under_GitHub_findings_are_annotations()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Head + "[[module/nothing]]\n"));

        var run = await Sitegen.RunAsync(folder.Root, "verify", ("GITHUB_ACTIONS", "true"));

        run.Errors.ShouldStartWith("::error file=input/part/module/note.md,line=7,col=");
    }

    [Fact]
    public async Task Why_names_what_changed()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Good));
        await Sitegen.RunAsync(folder.Root, "verify");
        folder.Write("input/part/module/note.md", Good.Replace("sum / 3.0", "sum / 3.00", StringComparison.Ordinal));

        var run = await Sitegen.RunAsync(folder.Root, "verify --why");

        run.Output.ShouldContain("part/module/note cell 1");
        run.Output.ShouldContain("code of this cell");
    }

    [Fact]
    public async Task Clean_deletes_what_builds_made_and_nothing_else()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Good), (".cache/mine.txt", "dear"));
        await Sitegen.RunAsync(folder.Root, "build");

        (await Sitegen.RunAsync(folder.Root, "clean")).ExitCode.ShouldBe(0);

        Directory.Exists(folder["output"]).ShouldBeFalse();
        Directory.EnumerateFileSystemEntries(folder[".cache"]).ShouldBe([folder[".cache/mine.txt"]]);
    }

    // Every file's path and content.
    private static string Digest(string root)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (
            var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
        )
        {
            sha.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(root, file)));
            sha.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
