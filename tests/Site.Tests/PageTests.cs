using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>What holds of the pages' markup as it is sent, and of the figures that a reader can move.</summary>
[Collection("site")]
public sealed partial class PageTests(BuiltSite site)
{
    [Fact]
    public void Every_link_leads_somewhere_and_no_id_stands_twice()
    {
        var ids = site.Pages.ToDictionary(
            p => p,
            p => Id().Matches(Html(p)).Select(m => m.Groups["id"].Value).ToList(),
            StringComparer.Ordinal
        );
        var places = ids.ToDictionary(
            i => i.Key,
            i => i.Value.ToHashSet(StringComparer.Ordinal),
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
                else if (fragment.Length > 0 && !places[file].Contains(fragment))
                {
                    troubles.Add($"{path}: {link} has no such place");
                }
            }
        }

        troubles.ShouldBeEmpty();
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

        // On paper nothing can be moved: the strip is there again, and the input is not.
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await slider.Locator(".filmstrip").IsVisibleAsync()).ShouldBeTrue();
        (await input.IsVisibleAsync()).ShouldBeFalse();

        await using var plain = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var still = await plain.NewPageAsync();
        await still.GotoAsync(note);
        (await still.Locator(".slider").First.Locator(".filmstrip").IsVisibleAsync()).ShouldBeTrue();
        (await still.Locator(".slider").First.Locator(".filmstrip > li:has(svg)").CountAsync()).ShouldBeInRange(3, 5);
    }

    [Theory]
    [InlineData("nowhere/")]
    [InlineData("maths/linear-algebra/no-such-note/deeper/still")]
    public async Task A_missing_address_has_a_page_in_the_sites_styles_with_ways_back(string address)
    {
        await using var visitor = await site.VisitorAsync(390, 844, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        var answer = await page.GotoAsync(address);

        answer!.Status.ShouldBe(404);
        (await page.Locator("main h1").IsVisibleAsync()).ShouldBeTrue();
        (await page.EvaluateAsync<string>("() => getComputedStyle(document.body).fontFamily")).ShouldContain(
            "Source Serif"
        );
        await page.Locator("main .ways a").First.ClickAsync();
        await page.WaitForURLAsync(site.Address.ToString());
    }

    private string Html(string path) => File.ReadAllText(Path.Combine(site.Root, path));

    private static string WebUtilityDecode(string text) => System.Net.WebUtility.HtmlDecode(text);

    [GeneratedRegex("\\sid=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();

    [GeneratedRegex("\\s(href|src)=\"(?<to>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Link();
}
