using FsCheck;
using FsCheck.Fluent;
using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Accept;
using MlMath.SiteGen.Snippets.Expectations;
using MlMath.SiteGen.Tests.Expectations;

namespace MlMath.SiteGen.Tests.Accept;

public class AcceptPlanTests
{
    private const string Note = "# T\n\n```csharp\nF(); x // => 0.50\n```\n\n```output\nold 1.0\nsame\n```\n\nEnd.\n";

    [Fact]
    public void Only_the_stale_texts_change()
    {
        var plan = Plan(Note, "old 2.04\nsame\n", "0.6123");
        Edited(Note, plan)
            .ShouldBe(
                Note.Replace("0.50", "0.61", StringComparison.Ordinal).Replace("1.0", "2.0", StringComparison.Ordinal)
            );
        plan.Edits.Select(e => e.OldText).ShouldBe(["0.50", "old 1.0\n"]);
    }

    [Fact]
    public void What_matches_needs_no_edit() => Plan(Note, "old 1.04\nsame\n", "0.501").Edits.ShouldBeEmpty();

    [Theory]
    [InlineData("```output\n```\n", "```output\na\nb\n```\n")]
    [InlineData("```output\n\n```\n", "```output\na\nb\n```\n")]
    [InlineData("```output\nx\ny\nz\n```\nText\n", "```output\na\nb\n```\nText\n")]
    [InlineData("```output\r\nx\r\n```\r\n", "```output\r\na\r\nb\r\n```\r\n")]
    [InlineData("> ```output\n> x\n> ```\n", "> ```output\n> a\n> b\n> ```\n")]
    [InlineData("   ```output\n   x\n   ```\n", "   ```output\n   a\n   b\n   ```\n")]
    public void A_fence_keeps_its_prefix_and_line_ends(string fence, string expected)
    {
        var prefix = fence[..fence.IndexOf('`', StringComparison.Ordinal)];
        var head = $"{prefix}```csharp\n{prefix}F();\n{prefix}```\n\n";
        Edited(head + fence, Plan(head + fence, "a\nb\n", null)).ShouldBe(head + expected);
    }

    [Fact]
    public void A_blank_line_in_a_quote_ends_in_no_white_space()
    {
        const string Quote = "> ```csharp\n> F();\n> ```\n>\n> ```output\n> x\n> ```\n";
        Edited(Quote, Plan(Quote, "a\n\nb\n", null)).ShouldContain("> a\n>\n> b\n");
    }

    [Theory]
    [InlineData("x // =>", "x // => 3")]
    [InlineData("x // => ", "x // => 3")]
    public void An_empty_value_is_filled_in(string code, string expected)
    {
        var note = $"```csharp\n{code}\n```\n";
        var snippet = Cells.One(note);
        var run = Cells.Printed() with { Values = [new ValueReport(code.Length, 0, "", ["3"])] };
        Edited(note, AcceptPlan.Make([snippet], [run], None)).ShouldBe($"```csharp\n{expected}\n```\n");
    }

    [Theory]
    [InlineData(SnippetStatus.Threw)]
    [InlineData(SnippetStatus.DidNotCompile)]
    [InlineData(SnippetStatus.TimedOut)]
    [InlineData(SnippetStatus.OutOfMemory)]
    [InlineData(SnippetStatus.WorkerDied)]
    [InlineData(SnippetStatus.NotRun)]
    public void Nothing_is_accepted_from_a_cell_that_failed(SnippetStatus status)
    {
        var snippet = Cells.One(Note);
        var run = Run(snippet, "new", "7") with { Status = status };
        var records = FigureRecords.Parse(new SourceText("v.txt", "## cell 1 figure 1\nx 1\n"));
        AcceptPlan.Make([snippet], [run], records).Edits.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(
        "a\n```\nb",
        null,
        "a/b/c.md:7:1: error SNIP222: the cell prints `'''`, which would end its `output` fence"
    )]
    [InlineData(
        "old 1.0\nsame",
        "a\nb",
        "a/b/c.md:4:14: error SNIP223: the value that begins with `a` has several lines"
    )]
    public void What_a_note_cannot_hold_is_refused(string printed, string? value, string message)
    {
        var plan = Plan(Note, printed, value);
        plan.Edits.ShouldBeEmpty();
        $"{plan.Diagnostics.Single()}".ShouldStartWith(message);
    }

    [Fact]
    public void A_longer_marker_holds_what_a_short_one_cannot()
    {
        var note = Note.Replace("```output\nold 1.0\nsame\n```", "````output\nx\n````", StringComparison.Ordinal);
        Edited(note, Plan(note, "a\n```\nb", null)).ShouldContain("````output\na\n```\nb\n````\n");
    }

    [Fact]
    public void Evaluations_that_differ_are_refused()
    {
        var snippet = Cells.One(Note);
        var run = Run(snippet, "old 1.0\nsame", "1", "2");
        var plan = AcceptPlan.Make([snippet], [run], None);
        plan.Edits.ShouldBeEmpty();
        $"{plan.Diagnostics.Single()}".ShouldContain(
            "error SNIP224: the evaluations gave `1` and `2`, which one `// =>` cannot hold"
        );
    }

    [Fact]
    public void Figures_are_recorded_kept_and_dropped()
    {
        var snippet = Cells.One("```csharp\nF();\n```\n");
        var run = Cells.Showed(Figure("a 1.234"), Figure("b 2"));
        Record(snippet, run, "").ShouldBe("## cell 1 figure 1\na 1.234\n\n## cell 1 figure 2\nb 2\n");
        Record(snippet, run, "## cell 1 figure 1\na 1.2\n\n## cell 9 figure 1\nx\n")
            .ShouldBe("## cell 1 figure 1\na 1.2\n\n## cell 1 figure 2\nb 2\n");
        Record(snippet, Cells.Printed(), "## cell 1 figure 1\na 1\n").ShouldBe("");
        Record(snippet, run, "## cell 1 figure 1\r\na 1.2\r\n\r\n## cell 1 figure 2\r\nb 2\r\n").ShouldBeNull();
    }

    [Fact]
    public void Notes_that_share_a_listing_edit_it_once_or_not_at_all()
    {
        AcceptPlan On(string text) =>
            new([new AcceptEdit(new SourceText("snippets/l.csx", "x // => 1\n").Span(8, 1), text)], []);
        var same = AcceptPlan.Combine([On("2"), On("2")]);
        (same.Edits.Length, same.Diagnostics.Length).ShouldBe((1, 0));
        var different = AcceptPlan.Combine([On("2"), On("3")]);
        different.Edits.ShouldBeEmpty();
        different.Diagnostics.Single().Code.ShouldBe("SNIP225");
    }

    [Fact]
    public void The_diff_is_unified() =>
        AcceptDiff
            .Render(Plan(Note, "old 2.04\nsame\nmore\n", "0.6123"))
            .ShouldBe(
                "--- a/a/b/c.md\n+++ b/a/b/c.md\n@@ -1,12 +1,13 @@\n # T\n \n ```csharp\n-F(); x // => 0.50\n+F(); x // => 0.61\n"
                    + " ```\n \n ```output\n-old 1.0\n-same\n+old 2.0\n+same\n+more\n ```\n \n End.\n"
            );

    [Fact]
    public void The_diff_of_a_new_file_starts_from_nothing() =>
        AcceptDiff
            .Render(AcceptPlan.Make([Cells.One("```csharp\nF();\n```\n")], [Cells.Showed(Figure("a 1"))], None))
            .ShouldBe("--- /dev/null\n+++ b/a/b/c.verified.txt\n@@ -0,0 +1,2 @@\n+## cell 1 figure 1\n+a 1\n");

    [Fact]
    public void All_but_the_spans_stays_and_a_second_time_changes_nothing()
    {
        var prefixes = Gen.Elements("", "> ", "  ");
        var ends = Gen.Elements("\n", "\r\n");
        var cases = Gen.Zip(Gen.Zip(Outputs.Texts, Outputs.Texts), Gen.Zip(prefixes, ends));
        Prop.ForAll(
                cases.ToArbitrary(),
                c =>
                {
                    var ((old, printed), (prefix, end)) = c;
                    var lines = old.Length == 0 ? [] : old.TrimEnd('\r', '\n').Split('\n').Select(l => l.TrimEnd('\r'));
                    if (lines.Concat(printed.Split('\n')).Any(l => l.Contains("```", StringComparison.Ordinal)))
                    {
                        return;
                    }

                    string[] before = ["Über α.", "", "```csharp", "F();", "```", "", "```output"];
                    string[] after = ["```", "", "More  ", "text"];
                    string Join(IEnumerable<string> l) => string.Concat(l.Select(x => prefix + x + end));
                    var note = Join(before) + Join(lines) + Join(after);
                    var first = Plan(note, printed, null);
                    first.Diagnostics.ShouldBeEmpty();
                    var edited = Edited(note, first);
                    edited.ShouldStartWith(Join(before), Case.Sensitive);
                    edited.ShouldEndWith(Join(after), Case.Sensitive);
                    var snippet = Cells.One(edited);
                    var verdict = SnippetChecker.Check(snippet, Run(snippet, printed), None);
                    verdict.Diagnostics.Where(d => d.Code != "SNIP204").ShouldBeEmpty();
                    Plan(edited, printed, null).Edits.ShouldBeEmpty();
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static FigureRecords None => FigureRecords.None("a/b/c.md");

    private static FigureDisplay Figure(string record) => new("{}", "alt", null, record);

    private static string? Record(Snippet snippet, SnippetRun run, string file)
    {
        var plan = AcceptPlan.Make([snippet], [run], FigureRecords.Parse(new SourceText("v.txt", file)));
        return plan.Edits.SingleOrDefault()?.NewText;
    }

    private static AcceptPlan Plan(string note, string printed, string? value)
    {
        var snippet = Cells.One(note);
        return AcceptPlan.Make([snippet], [value is null ? Run(snippet, printed) : Run(snippet, printed, value)], None);
    }

    private static SnippetRun Run(Snippet snippet, string printed, params string[] values) =>
        Cells.Printed(printed) with
        {
            Values = values is [] ? [] : [Cells.Value(snippet, "0.50", values)],
        };

    private static string Edited(string note, AcceptPlan plan) =>
        AcceptWriter.Edited(new SourceText("a/b/c.md", note), plan.Edits);
}
