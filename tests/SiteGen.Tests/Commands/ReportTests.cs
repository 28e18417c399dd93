using System.Text.Json;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Timing;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>Tables, timings, JSON, and the counts of notes.</summary>
public sealed class ReportTests
{
    private const string Head = "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\n";

    [Fact]
    public void A_table_has_numbers_to_the_right_and_says_how_much_it_leaves_out()
    {
        var table = new ReportTable(
            "t",
            "a table",
            [new("name", "name"), new("ms", "ms", "F0")],
            [
                ["first", 1234.5],
                ["second one", 7],
                ["third", null],
            ]
        )
        {
            Shown = 2,
        };

        string.Join('\n', table.ToLines())
            .ShouldBe("a table\n  name          ms\n  first       1234\n  second one     7\n  … and 1 more");
        (table with { Rows = [] }).ToLines().ShouldBeEmpty();
    }

    [Fact]
    public void Slower_is_half_as_long_again_and_a_tenth_of_a_second()
    {
        var place = new SourceText("n.md", "x").Span(0, 0);
        CellTiming Cell(int number, double milliseconds) => new("p/m/n", number, place, milliseconds, 0);
        var before = new Dictionary<string, double>
        {
            ["p/m/n cell 1"] = 100,
            ["p/m/n cell 2"] = 100,
            ["p/m/n cell 3"] = 1000,
            ["p/m/n cell 4"] = 300,
        };

        var slower = TimingReport.Slower(
            [Cell(1, 190), Cell(2, 250), Cell(3, 1400), Cell(4, 900), Cell(5, 9000)],
            before
        );

        slower.Rows.Select(r => (r[1], r[2], r[3])).ShouldBe([(4, 900.0, 300.0), (2, 250.0, 100.0)]);
    }

    [Fact]
    public async Task Timings_tell_the_slowest_cell_and_what_became_slower()
    {
        const string Note =
            Head + "```csharp\n1 + 1 // => 2\n```\n\n```csharp\nSystem.Threading.Thread.Sleep(50);\n```\n";
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));

        var first = await Sitegen.RunAsync(folder.Root, "verify --timings");
        folder.Write("input/part/module/note.md", Note.Replace("50", "5000", StringComparison.Ordinal));
        var second = await Sitegen.RunAsync(folder.Root, "verify --timings");

        first.ExitCode.ShouldBe(0, first.Errors);
        first.Output.ShouldContain("slowest cells");
        first.Output.ShouldNotContain("slower than the last time");
        second.Output.ShouldContain("slower than the last time");
        second.Output.ShouldContain("input/part/module/note.md:11");
    }

    [Fact]
    public async Task Json_is_one_document_with_diagnostics_and_timings()
    {
        using var folder = new TemporaryFolder(
            ("input/part/module/note.md", Head + "```csharp\n1 + 1 // => 2\n2 + 2 // => 5\n```\n")
        );

        var run = await Sitegen.RunAsync(folder.Root, "verify --format json");

        run.ExitCode.ShouldBe(1);
        run.Errors.ShouldBe("");
        using var document = JsonDocument.Parse(run.Output);
        var root = document.RootElement;
        root.GetProperty("version").GetInt32().ShouldBe(1);
        root.GetProperty("command").GetString().ShouldBe("verify");
        root.GetProperty("exitCode").GetInt32().ShouldBe(1);
        root.GetProperty("diagnostics")
            .EnumerateArray()
            .Single()
            .GetRawText()
            .ReplaceLineEndings("")
            .Replace(" ", "", StringComparison.Ordinal)
            .ShouldBe(
                """
                {"severity":"error","code":"SNIP202","path":"input/part/module/note.md","line":9,"column":13,"endLine":9,"endColumn":14,"message":"expected`5`butthevalueis`4`","help":"repairthecode,oracceptthenewvaluewith`sitegenaccept`"}
                """
            );
        var cell = root.GetProperty("tables").GetProperty("cells").EnumerateArray().Single();
        cell.GetProperty("path").GetString().ShouldBe("input/part/module/note.md:7");
        cell.GetProperty("milliseconds").GetDouble().ShouldBeGreaterThan(0);
        cell.GetProperty("bytes").GetInt64().ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_refusal_is_in_the_document_too()
    {
        using var folder = new TemporaryFolder();

        var run = await Sitegen.RunAsync(folder.Root, "--format json --input nowhere");

        run.ExitCode.ShouldBe(2);
        using var document = JsonDocument.Parse(run.Output);
        document.RootElement.GetProperty("command").GetString().ShouldBe("build");
        document.RootElement.GetProperty("refusals")[0].GetProperty("code").GetString().ShouldBe("ENV113");
    }

    [Fact]
    public async Task Stats_count_notes_flag_what_is_outside_and_find_shared_paragraphs()
    {
        var folder = Path.Combine(Golden.Sites, "_stats");
        using var scratch = new TemporaryFolder();

        var run = await Sitegen.RunAsync(folder, $"stats --cache {scratch["cache"]}");

        run.ExitCode.ShouldBe(1);
        Golden.Check(folder, "expected.txt", run.Errors);
        Golden.Check(
            folder,
            "expected.stats.txt",
            run.Output[run.Output.IndexOf("what the notes hold", StringComparison.Ordinal)..]
        );
    }
}
