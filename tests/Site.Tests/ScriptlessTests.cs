using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>
/// Without scripts a page is whole: it has its ways, its formulas and figures, and offers nothing that does not work. That
/// it has all its words <see cref="EveryPageTests"/> finds out.
/// </summary>
[Collection("site")]
public sealed class ScriptlessTests(BuiltSite site)
{
    private static readonly string[] PartsOfNotes =
    [
        "main .katex-html",
        "main .katex math",
        "figure.cell pre code .tok-keyword",
        "main .cell-output",
        "figure.cell svg",
        "main details summary",
        "nav a",
    ];

    // Styles hide what a script alone can do. What only a script can do is not offered; what a browser opens by itself is.
    private const string Troubles = """
        (parts) => [
          ...["h1", "main", "header nav a", "footer a", ...parts].filter((part) => !document.querySelector(part)).map((part) => `no ${part}`),
          ...[...document.querySelectorAll("button:not([popovertarget])")]
            .filter((button) => button.checkVisibility({ visibilityProperty: true }))
            .map((button) => `dead: ${button.outerHTML.slice(0, 120)}`),
        ]
        """;

    [Fact]
    public async Task Every_page_has_its_ways_and_no_dead_button_and_a_note_its_formulas_cells_figures_and_solutions()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        visitor.SetDefaultTimeout(120_000);
        var troubles = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            site.Pages,
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount },
            async (path, _) =>
            {
                foreach (var trouble in await TroublesAsync(visitor, path))
                {
                    troubles.Add($"{path}: {trouble}");
                }
            }
        );

        troubles.Order(StringComparer.Ordinal).ShouldBeEmpty();
    }

    private static async Task<IEnumerable<string>> TroublesAsync(IBrowserContext visitor, string path)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(path);
        var isNote = BuiltSite.IsNote(path);
        var found = await page.EvaluateAsync<string[]>(Troubles, isNote ? PartsOfNotes : []);
        var opens = !isNote || await OpensAsync(page.Locator("main details:has(summary)").Last);
        await page.CloseAsync();
        return opens ? found : [.. found, "a solution does not open"];
    }

    private static async Task<bool> OpensAsync(ILocator folded)
    {
        await folded.Locator("summary").First.ClickAsync();
        return await folded.Locator(":scope > :not(summary)").First.IsVisibleAsync();
    }
}
