using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>What a page may weigh, and that it stands still while it comes.</summary>
[Collection("site")]
public sealed class BudgetTests(BuiltSite site)
{
    /// <summary>Compressed as a host does.</summary>
    private const int WholeNote = 200 * 1024;

    private const int Styles = 20 * 1024;

    private const int Scripts = 15 * 1024;

    private const double FontsLate = 0.8;

    /// <summary>Sum of a page's layout shifts that no reader notices, with every font late: web.dev/articles/cls.</summary>
    private const double Stillness = 0.1;

    [Fact]
    public async Task A_note_weighs_at_most_200_KB_on_the_first_view_with_20_of_styles_and_15_of_scripts()
    {
        var weights = new List<PageWeight>();
        foreach (var path in site.Pages.Where(IsNote))
        {
            await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
            weights.Add(await PageWeight.OfAsync(await visitor.NewPageAsync(), path));
        }

        weights.ShouldNotBeEmpty();
        weights.Where(w => w.Total > WholeNote || w.Styles > Styles || w.Scripts > Scripts).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(390, 844)]
    [InlineData(1280, 900)]
    public async Task A_page_stands_still_while_it_comes_though_its_fonts_are_late(int width, int height)
    {
        var shifts = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var path in site.Pages)
        {
            await using var visitor = await site.VisitorAsync(width, height, ColorScheme.Light);
            await visitor.RouteAsync(
                "**/*.woff2",
                async route =>
                {
                    await Task.Delay(TimeSpan.FromSeconds(FontsLate));
                    await route.ContinueAsync();
                }
            );
            await visitor.AddInitScriptAsync(
                """
                window.shift = 0;
                new PerformanceObserver((list) => {
                  for (const { value } of list.getEntries()) window.shift += value;
                }).observe({ type: "layout-shift", buffered: true });
                """
            );
            var page = await visitor.NewPageAsync();
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            await page.EvaluateAsync("document.fonts.ready");
            await page.EvaluateAsync("new Promise((done) => requestAnimationFrame(() => setTimeout(done, 100)))");
            shifts[path] = await page.EvaluateAsync<double>("window.shift");
        }

        shifts.Where(s => s.Value > Stillness).ShouldBeEmpty();
    }

    private static bool IsNote(string path) => path.Count(c => c == '/') == 3;
}
