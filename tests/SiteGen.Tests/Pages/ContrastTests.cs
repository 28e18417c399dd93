using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Pages;

/// <summary>Reads the site's palette and measures every pair of colours that meet on a page.</summary>
public sealed partial class ContrastTests
{
    private static readonly string Css = File.ReadAllText(RepositoryFile.Find("src/Web/src/site/styles/palette.css"));

    public static TheoryData<string> Themes => ["light", "dark"];

    [Theory, MemberData(nameof(Themes))]
    public void Text_has_a_contrast_of_at_least_4_5(string theme)
    {
        var palette = Palette(theme);
        string[] everywhere = ["--ink", "--ink-soft", "--accent", "--alert"];
        var code = palette.Keys.Where(k => k.StartsWith("--tok-", StringComparison.Ordinal)).ToList();
        code.Count.ShouldBe(7);
        var pairs = everywhere
            .SelectMany(text => new[] { (text, "--paper"), (text, "--panel") })
            .Concat(code.SelectMany(text => new[] { (text, "--paper"), (text, "--panel") }))
            .Concat([("--ink", "--accent-soft"), ("--accent", "--accent-soft"), ("--ink-soft", "--accent-soft")])
            .Concat([("--ink", "--alert-soft"), ("--alert", "--alert-soft"), ("--accent", "--alert-soft")])
            .Append(("--paper", "--accent"));

        foreach (var (text, background) in pairs)
        {
            palette[text].Contrast(palette[background]).ShouldBeGreaterThanOrEqualTo(4.5, $"{text} on {background}");
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void Lines_that_carry_meaning_have_a_contrast_of_at_least_3(string theme)
    {
        var palette = Palette(theme);
        foreach (var line in Series(palette).Append("--line-strong").Append("--accent"))
        {
            palette[line].Contrast(palette["--paper"]).ShouldBeGreaterThanOrEqualTo(3, line);
        }
    }

    [Theory, MemberData(nameof(Themes))]
    public void The_first_four_series_of_a_figure_stay_apart_for_every_common_colour_vision(string theme)
    {
        var palette = Palette(theme);
        var first = Series(palette).Take(4).ToList();
        foreach (var a in first)
        {
            foreach (var b in first.Where(b => string.CompareOrdinal(a, b) < 0))
            {
                var pair = $"{a} and {b}";
                palette[a].Difference(palette[b]).ShouldBeGreaterThan(20, pair);
                palette[a].Deuteranope().Difference(palette[b].Deuteranope()).ShouldBeGreaterThan(20, pair);
                palette[a].Protanope().Difference(palette[b].Protanope()).ShouldBeGreaterThan(20, pair);
            }
        }
    }

    [Fact]
    public void Old_browsers_get_the_light_theme_unchanged()
    {
        var old = Css[Css.IndexOf("@supports not", StringComparison.Ordinal)..];
        Plain()
            .Matches(old)
            .Select(m => (m.Groups["name"].Value, m.Groups["hex"].Value))
            .ShouldBe(LightDark().Matches(Css).Select(m => (m.Groups["name"].Value, m.Groups["light"].Value)));
    }

    [Fact]
    public void Contrast_is_that_of_WCAG()
    {
        Colour.Parse("#000000").Contrast(Colour.Parse("#ffffff")).ShouldBe(21, 1e-9);
        Colour.Parse("#767676").Contrast(Colour.Parse("#ffffff")).ShouldBe(4.54, 0.005);
    }

    private static IEnumerable<string> Series(Dictionary<string, Colour> palette)
    {
        var series = palette.Keys.Where(k => SeriesName().IsMatch(k)).Order(StringComparer.Ordinal).ToList();
        series.Count.ShouldBe(8);
        return series;
    }

    private static Dictionary<string, Colour> Palette(string theme) =>
        LightDark()
            .Matches(Css)
            .ToDictionary(
                m => m.Groups["name"].Value,
                m => Colour.Parse(m.Groups[theme].Value),
                StringComparer.Ordinal
            );

    [GeneratedRegex("(?<name>--[a-z0-9-]+): light-dark\\((?<light>#[0-9a-f]{6}), (?<dark>#[0-9a-f]{6})\\);")]
    private static partial Regex LightDark();

    [GeneratedRegex("(?<name>--[a-z0-9-]+): (?<hex>#[0-9a-f]{6});")]
    private static partial Regex Plain();

    [GeneratedRegex("^--fig-[0-9]$")]
    private static partial Regex SeriesName();
}
