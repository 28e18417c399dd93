using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>
/// Without scripts a page is whole: it has its ways, its formulas and figures, and offers nothing that does not work. That
/// it has all its words <see cref="EveryPageTests"/> finds out.
/// </summary>
[Collection("site")]
public sealed class ScriptlessTests(BuiltSite site)
{
    [Fact]
    public async Task Every_page_has_its_title_its_ways_and_no_dead_button()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        var troubles = new List<string>();
        foreach (var path in site.Pages)
        {
            // Styles hide what a script alone can do, and without scripts nothing waits for them.
            await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
            // What only a script can do is not offered without one; what a browser opens by itself is.
            var found = await page.EvaluateAsync<string[]>(
                """
                () => [
                  ...["h1", "main", "header nav a", "footer a"].filter((part) => !document.querySelector(part)).map((part) => `no ${part}`),
                  ...[...document.querySelectorAll("button:not([popovertarget])")]
                    .filter((button) => button.checkVisibility({ visibilityProperty: true }))
                    .map((button) => `dead: ${button.outerHTML.slice(0, 120)}`),
                ]
                """
            );
            troubles.AddRange(found.Select(f => $"{path}: {f}"));
        }

        troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_shows_its_formulas_code_outputs_figures_and_solutions()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        foreach (var note in site.Notes)
        {
            await page.GotoAsync(note, new PageGotoOptions { WaitUntil = WaitUntilState.DOMContentLoaded });
            foreach (
                var part in new[]
                {
                    "main .katex-html",
                    "main .katex math",
                    "figure.cell pre code .tok-keyword",
                    "main .cell-output",
                    "figure.cell svg",
                    "main details summary",
                    "nav a",
                }
            )
            {
                (await page.Locator(part).CountAsync()).ShouldBeGreaterThan(0, $"{note}: {part}");
            }

            var solution = page.Locator("main details:has(summary)").Last;
            await solution.Locator("summary").First.ClickAsync();
            (await solution.Locator(":scope > :not(summary)").First.IsVisibleAsync()).ShouldBeTrue(note);
        }
    }
}
