using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Whatever stands around a cell or a formula, each of its characters knows its place in the file.</summary>
public class PositionTests
{
    public static TheoryData<string> Notes =>
        [
            "```csharp\nvar a = 1;\n\n  b\n```\n",
            "---\ntitle: é\n---\n```csharp\nvar a = 1;\n```\n",
            "- item\n\n  ```csharp\n  var a = 1;\n\n    b\n  ```\n",
            "> quote\n> ```csharp\n> var a = 1;\n>\n>   b\n> ```\n",
            "> - both\n>\n>   ```csharp\n>   var a = 1;\n>     b\n>   ```\n",
            "-\titem\n\n\t```csharp\n\tvar a = 1;\n\t\tb\n\t```\n",
            "- item\n\n\t```csharp\n\tvar a = 1;\n\t\tb\n\t```\n",
            "```csharp\n\tvar a = 1;\n\t\tb\n```\n",
            "   ```csharp\n   var a = 1;\n     b\n \tc\n   ```\n",
            "::: exercise code\n::: solution\n1. one\n\n   ```csharp\n   var a = 1;\n     b\n   ```\n:::\n:::\n",
            "Text[^1].\n\n[^1]: Note.\n\n    ```csharp\n    var a = 1;\n      b\n    ```\n",
            "Term\n:   Text.\n\n    ```csharp\n    var a = 1;\n      b\n    ```\n",
        ];

    [Theory, MemberData(nameof(Notes))]
    public void Code_maps_to_the_file(string text)
    {
        foreach (var variant in new[] { text, text.Replace("\n", "\r\n", StringComparison.Ordinal), text + "\0tail" })
        {
            var build = new FakeBuild(variant);
            var code = build.Note.Snippets.ShouldHaveSingleItem().Code;

            code.Text.ShouldContain("var a = 1;");
            code.Text.ShouldNotContain('\r');
            if (text.Contains("b\n", StringComparison.Ordinal))
            {
                code.Text.Split('\n').ShouldContain(l => l.Trim() == "b");
            }

            ShouldMap(code, variant);
        }
    }

    [Theory]
    [InlineData("Costs $a_1$ here.", "a_1")]
    [InlineData("> quoted *text $x\n> = y$* more", "x\n= y")]
    [InlineData("- one\n  two $x\n  = y$", "x\n= y")]
    [InlineData("## Heading `code` $a$", "a")]
    [InlineData("::: theorem Title *with* $a$\n:::", "a")]
    [InlineData("| a | $|x|$ |\n|--|--|\n| 1 | 2 |", "|x|")]
    [InlineData("Text[^1].\n\n[^1]: A note, $a$.", "a")]
    [InlineData("> $$\n> a\n> b\n> $$ {#eq:x}", "a\nb")]
    [InlineData("1. item\n   $$ a\n   + b $$", " a\n+ b ")]
    [InlineData("- $a$", "a")]
    public void A_formula_maps_to_the_file(string text, string tex)
    {
        foreach (var variant in new[] { text, text.Replace("\n", "\r\n", StringComparison.Ordinal) })
        {
            var build = new FakeBuild(variant);
            var formula = build.Note.Formulas.ShouldHaveSingleItem();

            formula.Tex.Text.ShouldBe(tex);
            formula.Span.Start.ShouldBe(formula.Tex.ToFile(0));
            ShouldMap(formula.Tex, variant);
        }
    }

    [Theory]
    [InlineData("[[#Nowhere]]", "MARK131 {0}:{1} [[#Nowhere]]")]
    [InlineData("{eq:none}", "MARK133 {0}:{1} {{eq:none}}")]
    [InlineData("[x](other.md)", "MARK162 {0}:{1} [x](other.md)")]
    [InlineData("$5", "MARK104 {0}:{1} $")]
    [InlineData("<font>", "MARK160 {0}:{1+1} font")]
    [InlineData("[@nobody]", "MARK140 {0}:{1+2} nobody")]
    public void A_mistake_is_marked_where_it_stands(string mistake, string mark)
    {
        var places = new[]
        {
            ("Text *and* `code` ", "", 1, 19),
            ("First &amp; line,\r\nsecond ", "", 2, 8),
            ("> quoted\n> text ", "", 2, 8),
            ("-\titem\n\ttext ", "", 2, 7),
            ("::: remark Title with ", "\n:::", 1, 23),
            ("| a | b |\n|--|--|\n| 1 | ", " |", 3, 7),
        };
        foreach (var (before, after, line, column) in places)
        {
            var build = new FakeBuild(before + mistake + after);
            var expected = mark.Replace("{1+1}", $"{column + 1}").Replace("{1+2}", $"{column + 2}");

            build.Marks.ShouldBe([string.Format(null, expected, line, column)], before);
        }
    }

    [Fact]
    public void An_output_fence_knows_what_accept_rewrites()
    {
        const string Text = "- a\n\n  ```csharp\n  1\n  ```\n\n  ```output\n  x\n    y\n  ```\n";
        var output = new FakeBuild(Text).Note.Snippets[0].Output.ShouldNotBeNull();

        output.Content.Text.ShouldBe("x\n  y");
        output.Body.Text.ShouldBe("  x\n    y\n");
        output.LinePrefix.ShouldBe("  ");
        output.FenceSpan.Text.ShouldBe("```output");
    }

    [Theory]
    [InlineData("> ```csharp\n> 1\n> ```\n> ```output\n> ```\n", "> ", "")]
    [InlineData("```csharp\r\n1\r\n```\r\n```output\r\nx\r\n```", "", "x\r\n")]
    [InlineData("1.  a\n    ```csharp\n    1\n    ```\n    ```output\n    ```", "    ", "")]
    public void An_empty_output_fence_can_be_filled(string text, string prefix, string body)
    {
        var build = new FakeBuild(text);
        var output = build.Note.Snippets[0].Output.ShouldNotBeNull();

        output.LinePrefix.ShouldBe(prefix);
        output.Body.Text.ShouldBe(body);
        text[output.Body.End..].ShouldStartWith(prefix + "```");
    }

    private static void ShouldMap(MappedCode code, string file)
    {
        for (var i = 0; i < code.Text.Length; i++)
        {
            if (code.Text[i] != '\n')
            {
                file[code.ToFile(i)].ShouldBe(code.Text[i], $"offset {i} of `{code.Text}` in `{file}`");
            }
        }
    }
}
