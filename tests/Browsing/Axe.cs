using Microsoft.Playwright;

namespace MlMath.Browsing;

/// <summary>axe-core: what assistive technology, or eyes that see little, would stumble over on a page.</summary>
public static class Axe
{
    private const string Everything = """["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]""";

    // The rules that a theme can break and its markup cannot.
    private const string Colours = """{ type: "rule", values: ["color-contrast", "link-in-text-block"] }""";

    private static readonly string Script = File.ReadAllText(
        Path.Combine(Repository.Root, "tests", "Browsing", "node_modules", "axe-core", "axe.min.js")
    );

    /// <returns>One violation of WCAG 2.2 AA or of good practice each, with its first places; empty when there is none.</returns>
    public static Task<string[]> ViolationsAsync(IPage page) => RunAsync(page, Everything);

    /// <returns>As <see cref="ViolationsAsync"/>, of colours alone: for a page in its second theme.</returns>
    public static Task<string[]> FaintColoursAsync(IPage page) => RunAsync(page, Colours);

    /// <summary>
    /// Leaves of what a page has hundreds of, all made alike, one for each kind: nine of ten elements of a note are letters
    /// of formulas and words of listings. One word stands for all of a formula, in a box of the same size, since its
    /// letters have one colour and no meaning to assistive technology, which reads the MathML beside it; formulas with
    /// colours of their own stay as they are. One MathML formula stays whole. A listing keeps a word of each class. The page
    /// looks wrong after this. A word, since axe asks no contrast of a single letter.
    /// </summary>
    public static Task ShortenAsync(IPage page) =>
        page.EvaluateAsync(
            """
            () => {
              const formulas = [...document.querySelectorAll(".katex-html")].filter((formula) =>
                formula.getClientRects().length === 1 && !formula.querySelector("[class*='ks-color'], [class*='ks-background']"));
              const sizes = formulas.map((formula) => formula.getBoundingClientRect());
              formulas.forEach((formula, at) => {
                formula.textContent = "formula";
                Object.assign(formula.style, { display: "inline-block", overflow: "hidden", width: `${sizes[at].width}px`, height: `${sizes[at].height}px` });
              });
              const [, ...alike] = document.querySelectorAll(".katex math");
              alike.forEach((formula) => (formula.textContent = "x"));
              for (const listing of document.querySelectorAll("pre > code")) {
                const kept = new Set();
                for (const word of listing.querySelectorAll("span")) {
                  const kind = `${word.parentElement.className}/${word.className}`;
                  if (kept.has(kind)) word.replaceWith(...word.childNodes);
                  kept.add(kind);
                }
                listing.normalize();
              }
            }
            """
        );

    private static async Task<string[]> RunAsync(IPage page, string rules)
    {
        // Evaluated by the debugger, which the page's own policy does not concern. A head that is a formula alone
        // counts as empty there, since MathML is not text to axe; a head that is really empty is no `th` here.
        await page.EvaluateAsync(Script + "; undefined");
        return await page.EvaluateAsync<string[]>(
            $$"""
            async () => {
              const result = await axe.run(document, { runOnly: {{rules}}, resultTypes: ["violations"], rules: { "empty-table-header": { enabled: false } } });
              return result.violations.map(v => `${v.id}: ${v.help}: ${v.nodes.slice(0, 3).map(n => n.html.slice(0, 160)).join(" | ")}`);
            }
            """
        );
    }
}
