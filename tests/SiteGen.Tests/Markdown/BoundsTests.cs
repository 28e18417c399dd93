using System.Text;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>No text crashes the parser or takes it long.</summary>
public class BoundsTests
{
    [Theory]
    [InlineData("> ", "")]
    [InlineData("[", "")]
    [InlineData("*a **b ", "")]
    [InlineData("- ", "")]
    [InlineData("::: note\n", "")]
    [InlineData("![[", "")]
    [InlineData("<b>", "")]
    [InlineData("$", "")]
    [InlineData("{#", "}")]
    [InlineData("[@", "]")]
    [InlineData("```csharp\n", "")]
    [InlineData("$$\n", "")]
    public void Deep_nesting_is_read_or_reported(string open, string close)
    {
        var text = new StringBuilder().Insert(0, open, 3000).Append('x').Insert(0, "Text\n\n");
        for (var i = 0; i < 3000; i++)
        {
            text.Append(close);
        }

        var build = new FakeBuild(text.ToString());

        build.Rendered.Html.ShouldNotBeNull();
    }

    [Fact]
    public void Too_deep_is_a_mistake_of_the_author()
    {
        var build = new FakeBuild("---\ntitle: x\n---\n" + new string('>', 1000) + " x");

        build.Marks.ShouldHaveSingleItem().ShouldStartWith("MARK101 4:1");
        build.Note.Snippets.ShouldBeEmpty();
    }

    [Fact]
    public void Ten_thousand_lines_are_read()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 1250; i++)
        {
            text.Append(
                null,
                $"## Heading {i}\n\nText $x_{i}$ and [[#Heading {i}]].\n\n```csharp\nvar a{i} = {i};\n```\n\n"
            );
        }

        var build = new FakeBuild(text.ToString());

        build.Marks.ShouldBeEmpty();
        build.Note.Snippets.Length.ShouldBe(1250);
        build.Note.Snippets[^1].Code.Span(0, 3).Line.ShouldBe(9998);
    }
}
