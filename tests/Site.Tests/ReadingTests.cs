using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>What scripts add for whoever reads a note closely, on the real notes.</summary>
[Collection("site")]
public sealed class ReadingTests(BuiltSite site)
{
    private const string Note = "maths/linear-algebra/spectral-theorem/index.html";
    private const string Folder = "maths/linear-algebra/spectral-theorem/";

    [Fact]
    public async Task A_link_to_an_equation_shows_it_to_a_mouse_that_rests_there()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, Folder);
        var link = page.Locator(".prose p a.ref[href^='#eq-']").First;
        var named = (await link.GetAttributeAsync("href"))!;
        var height = await HeightAsync(page);

        await link.HoverAsync();

        var card = page.GetByRole(AriaRole.Tooltip);
        await card.WaitForAsync();
        (await card.Locator("annotation").First.TextContentAsync()).ShouldBe(
            await page.Locator($"{named} annotation").First.TextContentAsync()
        );
        (await link.GetAttributeAsync("aria-describedby")).ShouldBe(await card.GetAttributeAsync("id"));
        (await card.Locator("a, button, [id]").CountAsync()).ShouldBe(0);
        (await HeightAsync(page)).ShouldBe(height, "a card moves nothing");

        // It may be pointed at, and goes when nothing is.
        await card.HoverAsync();
        await page.WaitForTimeoutAsync(400);
        (await card.IsVisibleAsync()).ShouldBeTrue();
        await page.Mouse.MoveAsync(1, 1);
        await card.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
    }

    [Fact]
    public async Task A_link_to_another_note_shows_its_claim_to_the_keyboard_until_escape()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, Folder);
        var link = page.Locator(".facts-wide a").First;
        var other = new Uri(new Uri(site.Address, Folder), await link.GetAttributeAsync("href"));

        // The focus of a keyboard: the one before takes it, Tab moves it on.
        await link.FocusAsync();
        await page.Keyboard.PressAsync("Shift+Tab");
        await page.Keyboard.PressAsync("Tab");

        var card = page.GetByRole(AriaRole.Tooltip);
        await card.WaitForAsync();
        var target = await visitor.NewPageAsync();
        await target.GotoAsync(other.ToString());
        (await card.InnerTextAsync()).ShouldContain(await target.Locator("main .claim").InnerTextAsync());

        await page.Keyboard.PressAsync("Escape");
        await card.WaitForAsync(new LocatorWaitForOptions { State = WaitForSelectorState.Hidden });
        (await link.GetAttributeAsync("aria-describedby")).ShouldBeNull();
        (await link.EvaluateAsync<bool>("l => l === document.activeElement")).ShouldBeTrue();
    }

    [Theory]
    [InlineData(".citation a", "#ref-")]
    [InlineData("a.ref[href*='#thm-'], a.ref[href*='#def-']", "#")]
    public async Task Sources_and_theorems_are_shown_too(string selector, string part)
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Dark);
        var page = await OpenAsync(visitor, Folder);
        var link = page.Locator(selector).First;
        (await link.GetAttributeAsync("href"))!.ShouldContain(part);

        await link.HoverAsync();

        var card = page.GetByRole(AriaRole.Tooltip);
        await card.WaitForAsync();
        (await card.InnerTextAsync()).Length.ShouldBeGreaterThan(20);
    }

    [Fact]
    public async Task A_touch_follows_a_link_and_opens_no_card()
    {
        await using var visitor = await site.TouchingVisitorAsync(390, 844);
        var page = await OpenAsync(visitor, Folder);
        var link = page.Locator(".prose p a.ref[href^='#eq-']").First;

        await link.TapAsync();
        await page.WaitForTimeoutAsync(600);

        new Uri(page.Url).Fragment.ShouldBe(await link.GetAttributeAsync("href"));
        (await page.GetByRole(AriaRole.Tooltip).CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task Code_TeX_and_the_address_of_a_section_can_be_copied()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await OpenAsync(visitor, Folder);

        var cell = page.Locator(".cell-code:has(.copy-button)").First;
        await cell.HoverAsync();
        await cell.Locator(".copy-button").ClickAsync();
        (await CopiedAsync(page)).ShouldBe(await cell.Locator("code").TextContentAsync());

        var equation = page.Locator(".prose .equation").First;
        await equation.HoverAsync();
        await equation.GetByRole(AriaRole.Button, new() { Name = "Copy the TeX" }).ClickAsync();
        var tex = (await CopiedAsync(page))!;
        (await equation.Locator("annotation").TextContentAsync()).ShouldBe(tex);
        await Assertions.Expect(equation.Locator(".quiet-button")).ToHaveTextAsync("Copied");

        var heading = page.Locator(".prose h2").Nth(1);
        await heading.HoverAsync();
        await heading.Locator(".heading-anchor").ClickAsync();
        (await CopiedAsync(page)).ShouldBe(page.Url);
        page.Url.ShouldEndWith("#" + await heading.GetAttributeAsync("id"));
    }

    [Fact]
    public async Task Copied_TeX_has_the_sites_own_macros_written_out()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        await visitor.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        var page = await visitor.NewPageAsync();
        var equation = page.Locator(".prose .equation").First;
        // The same note, its first formula in the site's own macros.
        await page.RouteAsync(
            "**/spectral-theorem/",
            async route =>
            {
                var html = await File.ReadAllTextAsync(Path.Combine(site.Root, Note));
                var at = html.IndexOf(
                    "<annotation",
                    html.IndexOf("class=\"equation\"", StringComparison.Ordinal),
                    StringComparison.Ordinal
                );
                var from = html.IndexOf('>', at) + 1;
                var to = html.IndexOf("</annotation>", from, StringComparison.Ordinal);
                await route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html; charset=utf-8",
                        Body =
                            html[..from]
                            + @"\norm{\mA\vx}_2 \le \inner{\vu}{\alpha} \R^n \tfrac12 \vec x \abs{a}b"
                            + html[to..],
                    }
                );
            }
        );
        await page.GotoAsync(Folder);

        await equation.HoverAsync();
        await equation.GetByRole(AriaRole.Button, new() { Name = "Copy the TeX" }).ClickAsync();

        (await CopiedAsync(page)).ShouldBe(
            @"\left\lVert \mathbf{A}\mathbf{x} \right\rVert_2 \le \left\langle \mathbf{u}, \alpha \right\rangle \mathbb{R}^n \tfrac12 \mathbf{x} \left\lvert a \right\rvert b"
        );
    }

    [Theory]
    [InlineData(1280, 900)]
    [InlineData(390, 844)]
    public async Task A_figure_opens_large_in_a_dialog_that_escape_closes(int width, int height)
    {
        await using var visitor = await site.VisitorAsync(width, height, ColorScheme.Dark);
        var page = await OpenAsync(visitor, Folder);
        var figure = page.Locator("figure.figure:has(svg.fig)").First;
        var shown = await figure.Locator("svg.fig:visible").First.BoundingBoxAsync();
        var button = figure.GetByRole(AriaRole.Button, new() { Name = "Enlarge the figure" });

        await button.FocusAsync();
        await page.Keyboard.PressAsync("Enter");

        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.WaitForAsync();
        (await dialog.Locator("svg").First.BoundingBoxAsync())!.Width.ShouldBeGreaterThan(shown!.Width * 1.2f);
        (await dialog.Locator("figcaption").CountAsync()).ShouldBe(await figure.Locator("figcaption").CountAsync());

        await page.Keyboard.PressAsync("Escape");
        (await dialog.CountAsync()).ShouldBe(0);
        (await button.EvaluateAsync<bool>("b => b === document.activeElement")).ShouldBeTrue();

        await figure.Locator("svg.fig:visible").First.ClickAsync();
        await dialog.WaitForAsync();
    }

    [Fact]
    public async Task A_footnote_stands_in_the_margin_level_with_its_mark()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await OpenFootnotesAsync(visitor);

        var notes = page.Locator(".footnote");
        (await notes.CountAsync()).ShouldBeGreaterThan(3);
        var first = (await notes.First.BoundingBoxAsync())!;
        var mark = (await page.Locator("#fnref-1").BoundingBoxAsync())!;
        var text = (await page.Locator(".prose").BoundingBoxAsync())!;
        first.X.ShouldBeGreaterThan(text.X + text.Width);
        (first.X + first.Width).ShouldBeLessThan(1280);
        first.Y.ShouldBeInRange(mark.Y - 16, mark.Y + 16);
        (
            await notes.EvaluateAllAsync<int>(
                "notes => new Set(notes.map(n => Math.round(n.getBoundingClientRect().left))).size"
            )
        ).ShouldBe(1, "also of those in lists and on panels");
        (await page.Locator(".footnote-ref button:visible, .footnote button:visible").CountAsync()).ShouldBe(0);
        (await page.Locator(".footnotes > ol > li").CountAsync()).ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task On_a_phone_its_mark_opens_it_without_scripts()
    {
        await using var visitor = await site.VisitorAsync(390, 844, ColorScheme.Dark, scripts: false);
        var page = await OpenFootnotesAsync(visitor);
        var note = page.Locator("#fn-1");
        (await note.IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator("#fnref-1").IsVisibleAsync()).ShouldBeFalse();

        await page.GetByRole(AriaRole.Button, new() { Name = "Footnote 1" }).First.ClickAsync();

        (await note.InnerTextAsync()).ShouldContain("The reason");
        var box = (await note.BoundingBoxAsync())!;
        (box.Y + box.Height).ShouldBe(844, 1);
        await note.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        (await note.IsVisibleAsync()).ShouldBeFalse();
    }

    [Theory]
    [InlineData(390, ColorScheme.Light)]
    [InlineData(1280, ColorScheme.Dark)]
    public async Task Footnotes_are_accessible_and_on_paper(int width, ColorScheme scheme)
    {
        await using var visitor = await site.VisitorAsync(width, 844, scheme);
        var page = await OpenFootnotesAsync(visitor);
        if (width < 1248)
        {
            await page.Locator("[popovertarget=fn-1]").First.ClickAsync();
        }

        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();

        await page.EmulateMediaAsync(new() { Media = Media.Print });
        (await page.Locator("#fn-2").IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".footnote-ref button:visible, .footnote button:visible").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(Folder)]
    [InlineData("ml/deep-learning/attention-transformers/")]
    public async Task No_line_ends_between_a_formula_and_the_text_that_touches_it(string note)
    {
        const string Broken = """
            () => {
              const box = (text, at) => { const range = document.createRange(); range.setStart(text, at); range.setEnd(text, at + 1); return range.getClientRects()[0]; };
              const near = (formula, step) => {
                const walk = document.createTreeWalker(formula.closest("p, li, td, th, h2, h3, dd, figcaption, summary"), NodeFilter.SHOW_TEXT);
                walk.currentNode = formula;
                let text = walk[step]();
                while (text && formula.contains(text)) text = walk[step]();
                return text?.data && !text.parentElement.closest(".katex, .visually-hidden") ? text : null;
              };
              return [...document.querySelectorAll("main .katex")]
                .filter(f => f.closest("p, li, td, th, h2, h3, dd, figcaption, summary") && !f.closest(".katex-display") && f.checkVisibility())
                .flatMap(f => {
                  const parts = [...f.querySelectorAll(".katex-base")].map(p => p.getBoundingClientRect());
                  const [before, after] = [near(f, "previousNode"), near(f, "nextNode")];
                  const opens = before && /[^\s—–/]$/.test(before.data) && box(before, before.data.length - 1);
                  const closes = after && /^[^\s—–/]/.test(after.data) && box(after, 0);
                  return [opens && opens.bottom < parts[0].top + 2 && `${before.data.slice(-12)}⏎${f.querySelector("annotation").textContent}`,
                    closes && closes.top > parts.at(-1).bottom - 2 && `${f.querySelector("annotation").textContent}⏎${after.data.slice(0, 12)}`].filter(Boolean);
                });
            }
            """;
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor, note);
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        foreach (var width in new[] { 360, 375, 390, 412, 480, 640, 900, 1280 })
        {
            await page.SetViewportSizeAsync(width, 900);
            (await page.EvaluateAsync<string[]>(Broken)).ShouldBeEmpty($"{width} px");
        }
    }

    [Fact]
    public async Task What_scrolls_sideways_takes_the_focus_and_what_fits_does_not()
    {
        await using var visitor = await site.VisitorAsync(390, 844, ColorScheme.Light);
        var page = await OpenAsync(visitor, Folder);
        // What is folded is not laid out until it is opened.
        await page.EvaluateAsync("() => document.querySelectorAll('details').forEach(d => d.open = true)");
        const string Wrong = """
            () => [...document.querySelectorAll("main :is(.equation-body, .table-scroll, .cell-output > pre)")]
              .filter(e => (e.scrollWidth > e.clientWidth + 1) !== (e.tabIndex === 0 && e.hasAttribute("aria-label")))
              .map(e => e.outerHTML.slice(0, 120))
            """;
        (await SettledAsync(page, Wrong)).ShouldBeEmpty();
        (await page.Locator(".equation-body[tabindex='0']").CountAsync()).ShouldBeGreaterThan(0, "some are wide here");
        (await page.Locator(".equation-body:not([tabindex])").CountAsync()).ShouldBeGreaterThan(0);

        await page.SetViewportSizeAsync(1600, 900);
        (await SettledAsync(page, Wrong)).ShouldBeEmpty();
    }

    [Fact]
    public async Task On_paper_everything_is_open_and_nothing_scrolls()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Dark, scripts: false);
        var page = await OpenAsync(visitor, Folder);
        var solution = page.Locator("details.solution > :not(summary)").First;
        (await solution.IsVisibleAsync()).ShouldBeFalse();

        await page.EmulateMediaAsync(new() { Media = Media.Print });

        (await solution.IsVisibleAsync()).ShouldBeTrue();
        (await page.Locator(".site-bar").IsVisibleAsync()).ShouldBeFalse();
        var hidden = await page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll(".prose :is(.equation-body, .table-scroll, pre)")]
              .filter(e => getComputedStyle(e).overflowX !== "visible")
              .map(e => e.outerHTML.slice(0, 120))
            """
        );
        hidden.ShouldBeEmpty();
    }

    // No note is sure to have them: the markup is what the generator is recorded to make.
    private async Task<IPage> OpenFootnotesAsync(IBrowserContext visitor)
    {
        var notes = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "tests", "SiteGen.Tests", "Markdown", "Cases", "footnotes", "expected.html")
        );
        var html = await File.ReadAllTextAsync(Path.Combine(site.Root, Note));
        var from = html.IndexOf('>', html.IndexOf("<div class=\"prose\"", StringComparison.Ordinal)) + 1;
        var to = html.LastIndexOf("</article>", StringComparison.Ordinal);
        var page = await visitor.NewPageAsync();
        await page.RouteAsync(
            "**/spectral-theorem/",
            route =>
                route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/html; charset=utf-8",
                        Body = $"{html[..from]}{notes}</div>{html[to..]}",
                    }
                )
        );
        await page.GotoAsync(Folder);
        await WholePage.LayOutAsync(page);
        return page;
    }

    private async Task<IPage> OpenAsync(IBrowserContext visitor, string path)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(path);
        await WholePage.LayOutAsync(page);
        return page;
    }

    // Observers act a frame or two later, and after the fonts have come.
    private static async Task<string[]> SettledAsync(IPage page, string wrong)
    {
        var left = await page.EvaluateAsync<string[]>(wrong);
        for (var tries = 0; left.Length > 0 && tries < 30; tries++)
        {
            await page.WaitForTimeoutAsync(100);
            left = await page.EvaluateAsync<string[]>(wrong);
        }

        return left;
    }

    private static Task<string?> CopiedAsync(IPage page) =>
        page.EvaluateAsync<string?>("() => navigator.clipboard.readText()");

    private static Task<int> HeightAsync(IPage page) =>
        page.EvaluateAsync<int>("() => document.documentElement.scrollHeight");
}
