using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>What touches a formula, or code in a line, is written in one box with it.</summary>
public sealed partial class TogetherTests
{
    // A box in square brackets, a formula in `$`, code in backticks.
    [Theory]
    [InlineData("Let $x$ be.", "Let $x$ be.")]
    [InlineData("Let $x$, then.", "Let [$x$,] then.")]
    [InlineData("All ($x$ and $y$).", "All [($x$] and [$y$).]")]
    [InlineData("The $x$-axis, the $n$th.", "The [$x$-axis,] the [$n$th.]")]
    [InlineData("A non-$x$ one.", "A [non-$x$] one.")]
    [InlineData("Either $x$–$y$ or $x$/$y$.", "Either [$x$–]$y$ or [$x$/][$y$.]")]
    [InlineData("So—$x$—so.", "So—[$x$—]so.")]
    [InlineData("Call `f`, (`g`).", "Call [`f`,] [(`g`).]")]
    [InlineData("Call `a.long.name.of.a.method`, then.", "Call `a.long.name.of.a.method`, then.")]
    [InlineData("Extraordinarily($x$)extraordinarily.", "Extraordinarily[($x$)]extraordinarily.")]
    [InlineData("$x$", "$x$")]
    public void It_holds_what_touches_it_and_no_letter_is_lost(string markdown, string expected) =>
        Marked(markdown).ShouldBe(expected);

    [Fact]
    public void A_long_formula_may_break_but_not_before_its_end() =>
        new FakeBuild("If ($a + b + c + d + e + f + g + h + i + j = k$), then.").Rendered.Html.ShouldContain(
            "<span class=\"together loose\">("
        );

    [Fact]
    public void Captions_hold_them_too() =>
        Marked("![A line.](a.svg \"The $x$-axis ($y$ up), $z$.\") {#fig:a}")
            .ShouldContain("The [$x$-axis] [($y$] up), [$z$.]");

    [Fact]
    public void No_text_is_lost_or_stands_twice_however_boxes_follow_each_other()
    {
        string[] pieces = ["$x$", "`y`", "(", ")", ",", " ", "-", "–", "word", "an-extraordinarily-long-word", "é"];
        for (var seed = 0; seed < 200; seed++)
        {
            var pick = new Random(seed);
            var text = new StringBuilder("a");
            for (var i = 0; i < 12; i++)
            {
                var piece = pieces[pick.Next(pieces.Length)];
                // `$x$$x$` is no two formulas, and two ticks are another mark.
                var touches = text[^1] is '$' or '`' && piece[0] is '$' or '`';
                text.Append(touches || text[^1] == ' ' && piece == " " ? ";" : "").Append(piece);
            }

            var markdown = text.Append('z').ToString();
            Boxes().Replace(Marked(markdown), "").ShouldBe(markdown);
        }
    }

    private static string Marked(string markdown)
    {
        var html = new FakeBuild(markdown).Rendered.Html.Trim();
        html = Formula().Replace(html, "$$$1$$");
        html = Code().Replace(html, "`$1`");
        html = Box().Replace(html, "[$1]");
        return WebUtility.HtmlDecode(Paragraph().Replace(html, ""));
    }

    [GeneratedRegex("</?p>")]
    private static partial Regex Paragraph();

    [GeneratedRegex("<tex>(.*?)</tex>")]
    private static partial Regex Formula();

    [GeneratedRegex("<code>(.*?)</code>")]
    private static partial Regex Code();

    [GeneratedRegex("<span class=\"together[^\"]*\">(.*?)</span>")]
    private static partial Regex Box();

    [GeneratedRegex(@"[\[\]]")]
    private static partial Regex Boxes();
}
