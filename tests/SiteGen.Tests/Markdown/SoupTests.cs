using FsCheck;
using FsCheck.Fluent;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Any mixture of the syntax's pieces is read: no exception, no position outside the file, the same every time.</summary>
public class SoupTests
{
    private static readonly string[] Pieces =
    [
        "\n",
        "\n\n",
        "\r\n",
        "  ",
        "\t",
        "    ",
        "> ",
        "- ",
        "1. ",
        "## ",
        "# ",
        ":::",
        "::: theorem ",
        "::: exercise numeric ",
        "::: recall",
        "::: margin",
        "$",
        "$$",
        "\\$",
        "{#a}",
        "{#thm:a}",
        "{#eq:a}",
        "{eq:a}",
        "[[",
        "]]",
        "#",
        "|",
        "|--|",
        "[@a",
        "]",
        "[^1]",
        "[^1]: ",
        ":   ",
        "```",
        "```csharp ",
        "```sql",
        "```output",
        "fails=",
        "\"",
        "slider=\"x=0..1:3\"",
        "file=sum.csx",
        "![a](b.svg \"c\")",
        "<b ",
        "<script>",
        "&amp;",
        "`",
        "*",
        "word",
        "é",
        "\0",
        "😀",
        "---\n",
    ];

    [Fact]
    public void Any_text_is_read()
    {
        var texts = Gen.Elements(Pieces).ListOf().Select(string.Concat).ToArbitrary();
        var property = Prop.ForAll(
            texts,
            text =>
            {
                var build = new FakeBuild(text);
                foreach (var diagnostic in build.Bag.ToSorted())
                {
                    diagnostic.Message.ShouldNotContain('\n');
                    diagnostic.Span.End.ShouldBeLessThanOrEqualTo(text.Length + FakeBuild.BibliographyText.Length);
                }

                new FakeBuild(text).Rendered.Html.ShouldBe(build.Rendered.Html);
            }
        );
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(1500).WithEndSize(60).WithReplay(1337UL, 7UL));
    }
}
