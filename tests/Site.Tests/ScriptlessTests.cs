using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>Without scripts a page is whole: whatever the scripts show can be read, or is an offer to come.</summary>
[Collection("site")]
public sealed class ScriptlessTests(BuiltSite site)
{
    // What only a script can do is not offered without one. The browser itself opens menus, panels and footnotes.
    private const string Buttons = "button:not([popovertarget])";

    [Fact]
    public async Task Every_page_has_its_title_its_ways_and_all_its_words()
    {
        await using var plain = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var without = await plain.NewPageAsync();
        var troubles = new List<string>();
        foreach (var path in site.Pages)
        {
            // A new reader each time: what a script remembers of the last page is no word of this one.
            await using var scripted = await site.VisitorAsync(1280, 900, ColorScheme.Light);
            var with = await scripted.NewPageAsync();
            await with.GotoAsync(path);
            await without.GotoAsync(path);
            troubles.AddRange((await MissingAsync(with, without)).Select(m => $"{path}: {m}"));
        }

        troubles.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_note_shows_its_formulas_code_outputs_figures_and_solutions()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        foreach (var note in site.Pages.Where(p => p.Count(c => c == '/') == 3))
        {
            await page.GotoAsync(note);
            foreach (
                var part in new[]
                {
                    ".katex-html",
                    ".katex math",
                    "figure.cell pre code",
                    ".cell-output",
                    "figure.cell svg",
                    "details summary",
                    "nav a",
                }
            )
            {
                (await page.Locator($"main {part}, body > * {part}").CountAsync()).ShouldBeGreaterThan(
                    0,
                    $"{note}: {part}"
                );
            }

            var solution = page.Locator("main details:has(summary)").Last;
            await solution.Locator("summary").First.ClickAsync();
            (await solution.Locator(":scope > :not(summary)").First.IsVisibleAsync()).ShouldBeTrue(note);
        }
    }

    private static async Task<List<string>> MissingAsync(IPage with, IPage without)
    {
        var missing = new List<string>();
        foreach (var part in new[] { "h1", "main", "header nav a", "footer a" })
        {
            if (await without.Locator(part).CountAsync() == 0)
            {
                missing.Add($"no {part}");
            }
        }

        if (await without.Locator(Buttons).Filter(new() { Visible = true }).CountAsync() is > 0 and var dead)
        {
            missing.Add($"{dead} buttons that do nothing");
        }

        var shown = (await WordsAsync(without)).ToHashSet(StringComparer.Ordinal);
        missing.AddRange((await WordsAsync(with)).Where(w => !shown.Contains(w)).Distinct().Select(w => $"no {w}"));
        return missing;
    }

    // The words of the text that both kinds of reader see; what a script adds by itself is no word of the page.
    private static Task<string[]> WordsAsync(IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => {
              for (const closed of document.querySelectorAll("main details")) closed.open = true;
              const text = document.querySelector("main").cloneNode(true);
              for (const added of text.querySelectorAll("button, dialog, input, .slider, .playground, .review, .read-count, script")) added.remove();
              return text.textContent.split(/[^\p{L}]+/u).filter((word) => word.length > 3);
            }
            """
        );
}
