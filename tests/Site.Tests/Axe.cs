using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>axe-core: what assistive technology would stumble over on a page.</summary>
internal static class Axe
{
    private static readonly string Script = File.ReadAllText(
        Path.Combine(Repository.Root, "src", "Web", "node_modules", "axe-core", "axe.min.js")
    );

    public static async Task<string[]> ViolationsAsync(IPage page)
    {
        // Evaluated by the debugger, which the page's own policy does not concern. A head that is a formula alone
        // counts as empty there, since MathML is not text to axe; a head that is really empty is no `th` here.
        await page.EvaluateAsync(Script + "; undefined");
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
              const result = await axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"], rules: { "empty-table-header": { enabled: false } } });
              return result.violations.map(v => `${location.pathname} ${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")}`);
            }
            """
        );
    }
}
