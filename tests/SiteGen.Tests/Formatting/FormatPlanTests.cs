using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Snippets.Accept;
using MlMath.SiteGen.Snippets.Formatting;

namespace MlMath.SiteGen.Tests.Formatting;

/// <summary>With a formatter of three rules: blanks round `+`, none at ends of lines, one statement a line.</summary>
public class FormatPlanTests
{
    private const string Unformatted = "var a = 1;var b = 2;\n\nvar s = a+b; // => 3\nvar t = 1;\na+b // => 3";
    private const string Formatted = "var a = 1;\nvar b = 2;\n\nvar s = a + b; // => 3\nvar t = 1;\na + b // => 3";

    public static TheoryData<string, string, string> Places =>
        new()
        {
            { "", "", "\n" },
            { "", "", "\r\n" },
            { "> ", "> ", "\n" },
            { ">", ">", "\n" },
            { "- ", "  ", "\n" },
            { "1.  > ", "    > ", "\r\n" },
            { "-\t", "\t", "\n" },
            { "  ", "  ", "\n" },
        };

    [Theory, MemberData(nameof(Places))]
    public void The_cell_is_rewritten_and_all_else_stays(string opening, string prefix, string newLine)
    {
        string Note(string code) =>
            string.Join(
                newLine,
                [
                    $"Über  {newLine}{newLine}{opening}```csharp fold",
                    .. code.Split('\n').Select(l => l.Length == 0 ? prefix.TrimEnd() : prefix + l),
                    $"{prefix}```{newLine}{newLine}a+b  ",
                    $"```python{newLine}a+b{newLine}```",
                    $"```sql{newLine}select a+b{newLine}```{newLine}",
                ]
            );

        var plan = Plan(Note(Unformatted));
        var edited = AcceptWriter.Edited(plan.Edits.Single().Span.Source, plan.Edits);

        edited.ShouldBe(Note(Formatted));
        Plan(edited).Edits.ShouldBeEmpty();
        Plan(edited).Unformatted.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("var x = 1;\na+b;\na+b // => 1", "n.md:3:1", "a+b;\na+b // => 1")]
    [InlineData("a+b;\nvar x = 1;", "n.md:2:1", "a+b;")]
    [InlineData("x;\nx\n- 1  \n", "n.md:4:1", "- 1  \n")]
    [InlineData("y;var x = 1;", "n.md:2:1", "y;var x = 1;")]
    public void The_first_line_that_differs_is_shown_and_no_line_before_it_touched(
        string code,
        string place,
        string replaced
    )
    {
        var plan = Plan($"```csharp\n{code}\n```\n");
        var finding = plan.Unformatted.Single();
        finding
            .ToString()
            .ShouldBe($"{place}: error FMT101: the cell is not formatted\n    help: run `sitegen format`");
        plan.Edits.Single().OldText.ShouldBe(replaced);
    }

    [Fact]
    public void In_a_list_the_place_is_behind_the_indentation() =>
        $"{Plan("- ```csharp\n  x\n  + y;a+b\n  ```\n").Unformatted.Single().Span}".ShouldBe("n.md:3:3");

    [Theory]
    [InlineData("```csharp fails=CS1002\nvar x = a+b 7\n```\n")]
    [InlineData("```csharp\nvar x = a+b\n7\n```\n")]
    [InlineData("```csharp\n\n```\n")]
    [InlineData("```csharp\na+b\n")]
    [InlineData("> ```csharp\n> a+b\n\n```\n```\n")]
    public void What_does_not_parse_is_left_alone(string note)
    {
        var plan = Plan(note);
        plan.Edits.ShouldBeEmpty();
        plan.Refused.ShouldBeEmpty();
    }

    [Fact]
    public void What_the_formatter_refuses_is_said_and_left()
    {
        var cells = Cells("```csharp\na+b\n```\n");
        var plan = FormatPlan.Make(cells, [null]);
        plan.Edits.ShouldBeEmpty();
        plan.Refused.Single()
            .ToString()
            .ShouldBe(
                "n.md:2:1: warning FMT102: CSharpier cannot format the cell, which is left as it is\n"
                    + "    help: write what is unusual in it another way, or lay it out by hand"
            );
    }

    [Theory]
    [InlineData("a+b;\nc;var d = 1;\n", "a + b;\nc;\nvar d = 1;\n")]
    [InlineData("a+b", "a + b")]
    [InlineData("a+b\r\n", "a + b\r\n")]
    [InlineData("a;\n\n\n", "a;\n")]
    public void A_listing_is_a_cell_of_its_own(string text, string expected)
    {
        var source = new SourceText("l.csx", text);
        var cell = FormatCell.Of(CellText.Whole(source))!;
        AcceptWriter.Edited(source, FormatPlan.Make([cell], [Format(cell.Code.Text)]).Edits).ShouldBe(expected);
    }

    private static FormatPlan Plan(string note)
    {
        var cells = Cells(note);
        return FormatPlan.Make(cells, [.. cells.Select(c => Format(c.Code.Text))]);
    }

    private static List<FormatCell> Cells(string note)
    {
        var document = NoteParser.Parse(new SourceText("n.md", note), 0, new DiagnosticBag(), new ParseOptions());
        return [.. FormatCell.Of(document.Snippets)];
    }

    private static string Format(string code)
    {
        var lines = code.Trim().Split('\n').Select(l => l.TrimEnd());
        var spaced = lines.Select(l => l.Replace("a+b", "a + b", StringComparison.Ordinal));
        return string.Join('\n', spaced.Select(l => l.Replace(";v", ";\nv", StringComparison.Ordinal))) + "\n";
    }
}
