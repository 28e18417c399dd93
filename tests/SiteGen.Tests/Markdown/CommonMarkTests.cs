using System.Text.RegularExpressions;
using Markdig;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>
/// Every example of the CommonMark specification renders as it does through plain Markdig, but for what the site puts
/// around things (headings' anchors, frames of listings and tables, figures) and for the examples listed here.
/// </summary>
public partial class CommonMarkTests
{
    /// <summary>Examples that hold an extension's syntax, and which.</summary>
    private static readonly Dictionary<int, string> Differ = new()
    {
        [548] = "`[[foo]]` is a cross-reference",
        [559] = "`[[*foo* bar]]` is a cross-reference",
        [590] = "`[[foo]]` is a cross-reference",
    };

    private static readonly Lazy<IReadOnlyList<(int Number, string Markdown)>> Examples = new(Read);

    public static TheoryData<int> Numbers => [.. Examples.Value.Select(e => e.Number)];

    [Fact]
    public void The_specification_is_whole() => Examples.Value.Count.ShouldBeGreaterThan(640);

    [Theory, MemberData(nameof(Numbers))]
    public void An_example_renders_as_in_plain_CommonMark(int number)
    {
        var markdown = Examples.Value[number - 1].Markdown;
        var plain = Markdig.Markdown.ToHtml(markdown, new MarkdownPipelineBuilder().Build());
        var ours = WithoutFrames(new FakeBuild(markdown, hasFrontMatter: false).Rendered.Html);

        if (Differ.TryGetValue(number, out var reason))
        {
            ours.ShouldNotBe(plain, $"example {number} is listed as different: {reason}");
        }
        else
        {
            ours.ShouldBe(plain, $"example {number}: {markdown}");
        }
    }

    // What pages add to plain HTML, taken off again.
    private static string WithoutFrames(string html)
    {
        html = HeadingAnchor().Replace(html, "");
        html = Together().Replace(html, "$1");
        html = HeadingId().Replace(html, "$1");
        html = Listing().Replace(html, "<pre>");
        html = Typeset().Replace(html, m => m.Groups["code"].Length == 0 ? "" : m.Groups["code"].Value + "\n");
        html = Figure().Replace(html, m => $"<p>{m.Groups["image"]}{TitleOf(m.Groups["caption"])} /></p>");
        return html;
    }

    private static string TitleOf(Group caption) => caption.Success ? $" title=\"{caption.Value}\"" : "";

    private static List<(int, string)> Read()
    {
        var file = Path.Combine(Golden.Root, "src/Web/node_modules/commonmark-spec/spec.txt");
        var text = File.ReadAllText(file).ReplaceLineEndings("\n");
        return [.. Example().Matches(text).Select((m, i) => (i + 1, m.Groups["markdown"].Value.Replace('→', '\t')))];
    }

    [GeneratedRegex(
        @"^`{32} example\n(?<markdown>.*?)^\.\n.*?^`{32}$",
        RegexOptions.Multiline | RegexOptions.Singleline
    )]
    private static partial Regex Example();

    [GeneratedRegex(" <a class=\"heading-anchor\" href=\"#[^\"]*\" aria-label=\"Link to this section\">#</a>")]
    private static partial Regex HeadingAnchor();

    [GeneratedRegex("<span class=\"together\">(.*?)</span>")]
    private static partial Regex Together();

    [GeneratedRegex("(<h[1-6]) id=\"[^\"]*\"")]
    private static partial Regex HeadingId();

    [GeneratedRegex("<listing>(?<code>.*?)</listing>", RegexOptions.Singleline)]
    private static partial Regex Typeset();

    [GeneratedRegex(
        "<figure class=\"figure\">(?<image><img [^>]*?) />(<figcaption>(?<caption>.*?)</figcaption>)?</figure>",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Figure();

    [GeneratedRegex("<pre class=\"listing\"[^>]*>")]
    private static partial Regex Listing();
}
