using System.Text.RegularExpressions;
using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Tests.Expectations;

public class SnippetCheckerTests
{
    private const string Plain = "Text.\n\n```csharp\nvar x = 1;\nPrint(x);\n```\n";
    private const string WithOutput = Plain + "\n```output\nloss 0.50\nend\n```\n";

    private static readonly FigureDisplay Curve = new(
        "{}",
        "A falling curve.",
        null,
        "line \"a\": 5 points, last 0.4213"
    );

    [Fact]
    public void A_compile_error_is_at_its_column() =>
        Check(
                Cells.One(Plain),
                new SnippetRun
                {
                    Status = SnippetStatus.DidNotCompile,
                    Messages =
                    [
                        new CompilerMessage("CS0103", 11, 5, "The name 'Print' does not exist in the current context"),
                    ],
                }
            )
            .ShouldBe(
                "a/b/c.md:5:1: error SNIP101: the cell does not compile: `CS0103` The name 'Print' does not exist in the current context\n"
                    + "    help: define it in an earlier cell of this note, after the last `reset`, or check its spelling"
            );

    [Theory]
    [InlineData(SnippetStatus.Threw, "5:3: error SNIP102: the cell threw `System.Exception`: bad luck\n")]
    [InlineData(SnippetStatus.TimedOut, "3:1: error SNIP103: bad luck\n")]
    [InlineData(SnippetStatus.OutOfMemory, "3:1: error SNIP104: bad luck\n")]
    [InlineData(SnippetStatus.WorkerDied, "3:1: error SNIP105: bad luck\n")]
    public void A_failed_run_is_one_error(SnippetStatus status, string message)
    {
        var run = new SnippetRun
        {
            Status = status,
            Exception = new ThrownException("System.Exception", "bad luck.\nat x", 13),
        };
        Check(Cells.One(WithOutput), run).ShouldStartWith("a/b/c.md:" + message);
    }

    [Fact]
    public void A_flood_of_output_is_named_as_such() =>
        Check(
                Cells.One(WithOutput),
                new SnippetRun
                {
                    Status = SnippetStatus.Threw,
                    Exception = new ThrownException("OutputLimit", "more than 20000 lines", null),
                }
            )
            .ShouldStartWith("a/b/c.md:3:1: error SNIP106: more than 20000 lines\n");

    [Fact]
    public void A_cell_that_was_not_run_says_nothing() =>
        Check(Cells.One(WithOutput), new SnippetRun { Status = SnippetStatus.NotRun }).ShouldBeEmpty();

    [Theory]
    [InlineData(null, "SNIP110: the cell must fail to compile with `CS0029`, but it compiles")]
    [InlineData("CS1002", "SNIP111: the cell must fail to compile with `CS0029`, but failed with `CS1002` oh")]
    [InlineData("CS0029", null)]
    public void A_fails_cell_must_fail_with_its_code(string? id, string? message)
    {
        var snippet = Cells.One(Plain) with { Mode = SnippetMode.Fails, ExpectedError = "CS0029" };
        var run = new SnippetRun
        {
            Status = id is null ? SnippetStatus.Ok : SnippetStatus.DidNotCompile,
            Messages = id is null ? [] : [new CompilerMessage(id, 4, 1, "oh")],
        };
        ShouldSay(Check(snippet, run), message);
    }

    [Theory]
    [InlineData("ArgumentException", null, "SNIP112: the cell must throw `ArgumentException`, but it threw nothing")]
    [InlineData("ArgumentException", "System.ArgumentException", null)]
    [InlineData("System.ArgumentException", "System.ArgumentException", null)]
    [InlineData("Mine", "Submission#0+Mine", null)]
    [InlineData(
        "ArgumentException",
        "System.ArgumentNullException",
        "SNIP113: the cell must throw `ArgumentException`, but threw `System.ArgumentNullException`: oh"
    )]
    public void A_throws_cell_must_throw_just_that(string expected, string? thrown, string? message)
    {
        var snippet = Cells.One(Plain) with { Mode = SnippetMode.Throws, ExpectedError = expected };
        var run = new SnippetRun
        {
            Status = thrown is null ? SnippetStatus.Ok : SnippetStatus.Threw,
            Exception = thrown is null ? null : new ThrownException(thrown, "oh", null),
        };
        ShouldSay(Check(snippet, run), message);
    }

    [Fact]
    public void A_sql_error_is_at_its_word() =>
        Check(
                Cells.One("```sql\nselect * fro t\n```\n"),
                new SnippetRun
                {
                    Status = SnippetStatus.DidNotCompile,
                    Messages = [new CompilerMessage("SQLITE1", 9, 3, "near \"fro\": syntax error")],
                }
            )
            .ShouldBe(
                "a/b/c.md:2:10: error SNIP120: SQLite refused the statement: near \"fro\": syntax error\n    help: repair the SQL"
            );

    [Fact]
    public void An_output_that_differs_is_placed_on_the_number()
    {
        var verdict = SnippetChecker.Check(Cells.One(WithOutput), Cells.Printed("loss 0.5", "1\nend\n"), None);
        string.Join('\n', verdict.Diagnostics)
            .ShouldBe(
                "a/b/c.md:9:6: error SNIP201: expected `0.50` but the cell printed `0.51` in `loss 0.51`\n"
                    + "    help: repair the code, or accept the new output with `sitegen accept`"
            );
        verdict.ShownOutput.ShouldBe("loss 0.51\nend");
    }

    [Fact]
    public void An_output_that_agrees_is_shown_with_the_verified_digits()
    {
        var verdict = SnippetChecker.Check(Cells.One(WithOutput), Cells.Printed("loss 0.5000001\nend\n"), None);
        verdict.Diagnostics.ShouldBeEmpty();
        verdict.ShownOutput.ShouldBe("loss 0.50\nend");
        verdict.Counts.ShouldBe(new CheckCounts(0, 2, 1, 0));
    }

    [Theory]
    [InlineData("loss 0.50\nend\nmore\n", "10:4: error SNIP201: expected nothing more but the cell printed `more`\n")]
    [InlineData("loss 0.50\n", "10:1: error SNIP201: expected `end` but the cell printed nothing more\n")]
    [InlineData(
        "loss\nend\n",
        "9:6: error SNIP201: expected `0.50` but the cell printed `loss` and no more on that line\n"
    )]
    [InlineData("loss  0.50", "9:6: error SNIP201: expected `0.50` but the cell printed white space in `loss  0.50`\n")]
    [InlineData("", "8:1: error SNIP204: the cell above this `output` fence printed nothing\n")]
    public void Missing_and_surplus_output_is_named(string printed, string message) =>
        Check(Cells.One(WithOutput), Cells.Printed(printed)).ShouldStartWith("a/b/c.md:" + message);

    [Fact]
    public void Unexpected_output_is_a_warning() =>
        Check(Cells.One(Plain), Cells.Printed("3\n"))
            .ShouldStartWith("a/b/c.md:3:1: warning SNIP203: the cell prints `3`, which no `output` fence checks\n");

    [Theory]
    [InlineData("0.89", "0.8944", null)]
    [InlineData("0.88", "0.8944", "a/b/c.md:2:12: error SNIP202: expected `0.88` but the value is `0.8944`\n")]
    [InlineData("0.88", null, "a/b/c.md:2:12: error SNIP208: the value that should be `0.88` was never evaluated\n")]
    public void A_value_is_checked_at_its_comment(string expected, string? actual, string? message)
    {
        var snippet = Cells.One($"```csharp\nNorm(x) // => {expected}\n```\n");
        string[] values = actual is null ? [] : [actual];
        var run = Cells.Printed() with { Values = [Cells.Value(snippet, expected, values)] };
        var said = Check(snippet, run);
        ShouldSay(said, message?.Replace(":12:", ":15:", StringComparison.Ordinal));
    }

    [Fact]
    public void Every_evaluation_of_a_value_counts()
    {
        var snippet = Cells.One("```csharp\nx // => 1\n```\n");
        var run = Cells.Printed() with { Values = [Cells.Value(snippet, "1", "1", "2")] };
        Check(snippet, run).ShouldContain("expected `1` but the value is `2` in evaluation 2 of 2");
    }

    [Fact]
    public void A_table_is_compared_as_plain_text_and_shown_once()
    {
        var table = new TableDisplay(
            ["n", "error"],
            [
                ["1", "0.5"],
                ["2", "0.25"],
            ],
            [true, true],
            null
        );
        var snippet = Cells.One("```sql\nselect 1\n```\n\n```output\nn | error\n1 | 0.50\n2 | 0.25\n```\n");
        var verdict = SnippetChecker.Check(snippet, Cells.Showed(table), None);
        verdict.Diagnostics.ShouldBeEmpty();
        verdict.ShownOutput.ShouldBeEmpty();
        verdict.Counts.Numbers.ShouldBe(4);
        Check(snippet, Cells.Showed(table with { Columns = ["n", "loss"] }))
            .ShouldContain("a/b/c.md:6:5: error SNIP201");
    }

    [Fact]
    public void A_figure_is_compared_with_its_record()
    {
        var records = FigureRecords.Parse(
            new SourceText("a/b/c.verified.txt", "## cell 1 figure 1\nline \"a\": 5 points, last 0.4213\n")
        );
        var snippet = Cells.One(Plain);
        var right = SnippetChecker.Check(snippet, Cells.Showed(Curve), records);
        right.Diagnostics.ShouldBeEmpty();
        right.Counts.Figures.ShouldBe(1);
        var changed = Curve with { Record = "line \"a\": 5 points, last 0.4313" };
        string.Join('\n', SnippetChecker.Check(snippet, Cells.Showed(changed), records).Diagnostics)
            .ShouldBe(
                "a/b/c.md:3:1: error SNIP206: `cell 1 figure 1` changed: expected `0.4213` but its data have `0.4313` in "
                    + "`line \"a\": 5 points, last 0.4313`\n"
                    + "    help: recorded at a/b/c.verified.txt:2:26; repair the code, or accept the new one with `sitegen accept`"
            );
    }

    [Fact]
    public void A_figure_needs_a_record_and_alt_text()
    {
        var said = Check(Cells.One(Plain), Cells.Showed(Curve with { Alt = " " }));
        said.ShouldContain("a/b/c.md:3:1: error SNIP207: `cell 1 figure 1` has no alt text");
        said.ShouldContain("a/b/c.md:3:1: warning SNIP205: the data of `cell 1 figure 1` are not recorded");
    }

    [Fact]
    public void A_table_is_compared_with_its_record_where_no_fence_holds_it()
    {
        var table = new TableDisplay(
            ["n", "error"],
            [
                ["1", "0.50"],
                ["2", "0.25"],
            ],
            [true, true],
            null
        );
        var records = FigureRecords.Parse(
            new SourceText("a/b/c.verified.txt", "## cell 1 table 1\nn | error\n1 | 0.50\n2 | 0.24\n")
        );

        var wrong = SnippetChecker.Check(Cells.One(Plain), Cells.Showed(table), records);
        wrong
            .Diagnostics.ShouldHaveSingleItem()
            .ToString()
            .ShouldStartWith(
                "a/b/c.md:3:1: error SNIP206: `cell 1 table 1` changed: expected `0.24` but its data have `0.25` in `2 | 0.25`"
            );
        Check(Cells.One(Plain), Cells.Showed(table))
            .ShouldStartWith("a/b/c.md:3:1: warning SNIP205: the data of `cell 1 table 1` are not recorded\n");

        // Its fence holds the table's text; under one that holds what was printed the table is recorded.
        const string Fence = "\n```output\nn | error\n1 | 0.50\n2 | 0.25\n```\n";
        Check(Cells.One(Plain + Fence), Cells.Showed(table)).ShouldBeEmpty();
        var both = Cells.Showed(table) with
        {
            Outputs = [new SnippetOutput("n | error\n1 | 0.50\n2 | 0.25\n", null), new SnippetOutput(null, table)],
        };
        Check(Cells.One(Plain + Fence), both)
            .ShouldStartWith("a/b/c.md:3:1: warning SNIP205: the data of `cell 1 table 1`");
    }

    [Theory]
    [InlineData(SnippetStatus.Ok, "a/b/c.verified.txt:1:1: error SNIP209: the note has no `cell 1 figure 1`\n")]
    [InlineData(SnippetStatus.NotRun, null)]
    public void A_record_without_its_figure_is_stale_unless_the_cell_failed(SnippetStatus status, string? message)
    {
        var records = FigureRecords.Parse(new SourceText("a/b/c.verified.txt", "## cell 1 figure 1\nx\n"));
        var verdict = NoteChecker.Check([Cells.One(Plain)], [new SnippetRun { Status = status }], records);
        ShouldSay(string.Join('\n', verdict.Diagnostics), message);
    }

    // A cell of the note shows what the letter stands for, or nothing; the file holds letters by the number of their cell.
    [Theory]
    [InlineData("-ab", "1a 2b", "", "a cell came above")]
    [InlineData("ab", "2a 3b", "", "a cell above went")]
    [InlineData("a-b-c", "1a 2b 3c", "", "cells came between")]
    [InlineData("-ax", "1a 2b", "SNIP206 cell 3", "one moved, the next changed as well")]
    [InlineData("ab", "1b 2a", "SNIP206 cell 1; SNIP206 cell 2", "two changed places: no number is new")]
    [InlineData("-ab", "1a", "SNIP205 cell 3", "a new one below one that moved")]
    [InlineData("-b", "1a 2b", "SNIP209 cell 1", "one went, the other stayed")]
    [InlineData("b-", "1a 2b", "SNIP209 cell 1", "one went, the other took its number")]
    public void Records_follow_their_figures(string note, string file, string expected, string why)
    {
        Snippet[] snippets = [.. note.Select((_, i) => Cells.One(Plain) with { Index = i })];
        SnippetRun[] runs =
        [
            .. note.Select(c =>
                c == '-' ? new SnippetRun { Status = SnippetStatus.Ok } : Cells.Showed(Curve with { Record = $"{c} 1" })
            ),
        ];
        var sections = file.Split(' ').Select(s => $"## cell {s[0]} figure 1\n{s[1]} 1\n");
        var records = FigureRecords.Parse(new SourceText("v.txt", string.Join('\n', sections)));

        var verdict = NoteChecker.Check(snippets, runs, records);

        var told = verdict.Diagnostics.Select(d => $"{d.Code} {Regex.Match(d.Message, "cell [0-9]").Value}");
        string.Join("; ", told).ShouldBe(expected, why);
    }

    [Fact]
    public void A_record_file_with_other_lines_is_reported()
    {
        var records = FigureRecords.Parse(
            new SourceText("v.txt", "oops\n## cell 1 figure 1\nx\n\n## cell 1 figure 1\ny\n")
        );
        records.Diagnostics.Select(d => $"{d.Span} {d.Code}").ShouldBe(["v.txt:1:1 SNIP212", "v.txt:5:1 SNIP211"]);
    }

    [Fact]
    public void Records_written_are_the_records_read()
    {
        (FigureName, string)[] figures =
        [
            (new FigureName(1, "figure", 1), "a 1\nb 2"),
            (new FigureName(1, "figure", 2), ""),
            (new FigureName(3, "frame", 12), "c"),
        ];
        var text = FigureRecords.Write(figures);
        text.ShouldBe("## cell 1 figure 1\na 1\nb 2\n\n## cell 1 figure 2\n\n## cell 3 frame 12\nc\n");
        var records = FigureRecords.Parse(new SourceText("v.txt", text));
        records.Diagnostics.ShouldBeEmpty();
        records.All.Select(r => (r.Name, r.Content.Text.TrimEnd())).ShouldBe(figures);
    }

    [Theory]
    [InlineData(SnippetMode.NoRun, "marked `no-run`")]
    [InlineData(SnippetMode.Fails, "marked `fails`")]
    public void An_output_fence_needs_a_cell_that_runs(SnippetMode mode, string message)
    {
        var snippet = Cells.One(WithOutput) with { Mode = mode, ExpectedError = "CS0029" };
        var run = new SnippetRun { Status = SnippetStatus.Ok, Messages = [new CompilerMessage("CS0029", 0, 1, "x")] };
        Check(snippet, run)
            .ShouldContain("a/b/c.md:8:1: error SNIP210: an `output` fence cannot check a cell that is " + message);
    }

    private static FigureRecords None => FigureRecords.None("a/b/c.md");

    private static string Check(Snippet snippet, SnippetRun run) =>
        string.Join('\n', SnippetChecker.Check(snippet, run, None).Diagnostics);

    private static void ShouldSay(string said, string? message)
    {
        if (message is null)
        {
            said.ShouldBeEmpty();
        }
        else
        {
            said.ShouldContain(message);
        }
    }
}
