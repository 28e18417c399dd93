using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>What holds of every page of the real site, in a real browser, under the host's own security policy.</summary>
[Collection("site")]
public sealed partial class PageTests(BuiltSite site)
{
    [Theory]
    [InlineData(360, 740, ColorScheme.Light)]
    [InlineData(1280, 900, ColorScheme.Dark)]
    public async Task No_page_complains_asks_elsewhere_or_scrolls_sideways(int width, int height, ColorScheme scheme)
    {
        await using var visitor = await site.VisitorAsync(width, height, scheme);
        var page = await visitor.NewPageAsync();
        var troubles = new List<string>();
        var here = "";
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                troubles.Add($"{here}: console: {message.Text}");
            }
        };
        page.PageError += (_, error) => troubles.Add($"{here}: script: {error}");
        page.RequestFailed += (_, request) => troubles.Add($"{here}: failed: {request.Url}");
        page.Request += (_, request) =>
        {
            if (
                !request.Url.StartsWith(site.Address.ToString(), StringComparison.Ordinal)
                && !request.Url.StartsWith("data:", StringComparison.Ordinal)
            )
            {
                troubles.Add($"{here}: asks {request.Url}");
            }
        };
        foreach (var path in site.Pages)
        {
            here = path;
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            var overflow = await page.EvaluateAsync<int>(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            );
            if (overflow > 0)
            {
                troubles.Add($"{path}: scrolls sideways by {overflow} px at {width} px");
            }
        }

        troubles.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Axe_finds_nothing_on_any_page(ColorScheme scheme)
    {
        await using var visitor = await site.VisitorAsync(1280, 900, scheme);
        var page = await visitor.NewPageAsync();
        var violations = new List<string>();
        foreach (var path in site.Pages)
        {
            await page.GotoAsync(path);
            violations.AddRange(await Axe.ViolationsAsync(page));
        }

        violations.ShouldBeEmpty();
    }

    [Fact]
    public void Every_link_leads_somewhere_and_no_id_stands_twice()
    {
        var ids = site.Pages.ToDictionary(
            p => p,
            p => Id().Matches(Html(p)).Select(m => m.Groups["id"].Value).ToList(),
            StringComparer.Ordinal
        );
        var troubles = new List<string>();
        foreach (var path in site.Pages)
        {
            troubles.AddRange(
                ids[path]
                    .GroupBy(i => i)
                    .Where(g => g.Count() > 1)
                    .Select(g => $"{path}: id {g.Key} stands {g.Count()} times")
            );
            var address = new Uri(site.Address, path);
            foreach (
                var link in Link()
                    .Matches(Html(path))
                    .Select(m => WebUtilityDecode(m.Groups["to"].Value))
                    .Distinct(StringComparer.Ordinal)
            )
            {
                var target = new Uri(address, link);
                if (target.Host != site.Address.Host || target.Port != site.Address.Port)
                {
                    continue;
                }

                var file = Uri.UnescapeDataString(target.AbsolutePath.TrimStart('/'));
                file = file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file;
                var fragment = Uri.UnescapeDataString(target.Fragment.TrimStart('#'));
                if (!File.Exists(Path.Combine(site.Root, file)))
                {
                    troubles.Add($"{path}: {link} leads nowhere");
                }
                else if (fragment.Length > 0 && !ids[file].Contains(fragment))
                {
                    troubles.Add($"{path}: {link} has no such place");
                }
            }
        }

        troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task Without_scripts_a_note_has_its_formulas_code_outputs_figures_and_solutions()
    {
        var note = site.Pages.First(p => p.EndsWith("spectral-theorem/index.html", StringComparison.Ordinal));
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(note);

        foreach (
            var part in new[]
            {
                ".katex math",
                "figure.cell pre code .tok-keyword",
                "figure.cell svg",
                ".cell-output",
                "details",
                "nav a",
            }
        )
        {
            (await page.Locator(part).CountAsync()).ShouldBeGreaterThan(0, part);
        }
    }

    [Fact]
    public async Task A_slider_is_worked_with_the_keyboard_and_is_a_strip_without_scripts()
    {
        var note = site.Pages.First(p => Html(p).Contains("class=\"cell-output slider\"", StringComparison.Ordinal));
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(note);
        var slider = page.Locator(".slider").First;
        var input = slider.GetByRole(AriaRole.Slider);
        var frame = slider.Locator(".slider-frame");
        var (said, drawn) = (await input.GetAttributeAsync("aria-valuetext"), await frame.InnerHTMLAsync());

        await input.PressAsync("ArrowRight");

        (await input.GetAttributeAsync("aria-valuetext")).ShouldNotBe(said);
        (await frame.InnerHTMLAsync()).ShouldNotBe(drawn);
        (await slider.Locator(".filmstrip").IsVisibleAsync()).ShouldBeFalse();

        await using var plain = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var still = await plain.NewPageAsync();
        await still.GotoAsync(note);
        (await still.Locator(".slider").First.Locator(".filmstrip").IsVisibleAsync()).ShouldBeTrue();
        (await still.Locator(".slider").First.Locator(".filmstrip > li:has(svg)").CountAsync()).ShouldBeInRange(3, 5);
    }

    private string Html(string path) => File.ReadAllText(Path.Combine(site.Root, path));

    private static string WebUtilityDecode(string text) => System.Net.WebUtility.HtmlDecode(text);

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex("\\s(href|src)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
