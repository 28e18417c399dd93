using Microsoft.Playwright;

namespace MlMath.Site.Tests.Search;

/// <summary>The search of the real site, as a reader works it.</summary>
[Collection("site")]
public sealed class SearchTests(BuiltSite site)
{
    private const string Offered = ".search-button:enabled";
    private const string Start = "maths/linear-algebra/svd-qr-lu/index.html";

    private static IEnumerable<(string Query, string Page, string Anchor)> Queries =>
        File.ReadLines(Path.Combine(Repository.Root, "tests", "Site.Tests", "Search", "queries.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => (fields[0], fields[1], fields[2]));

    [Fact]
    public async Task The_page_that_is_wanted_is_among_the_first_three_for_38_of_40_queries()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor);
        var missed = new List<string>();
        var misplaced = new List<string>();
        foreach (var (query, wanted, anchor) in Queries)
        {
            await AskAsync(page, query);
            var found = await page.EvaluateAsync<string[]>(
                "() => [...document.querySelectorAll('.search-page')].slice(0, 3).map(p => [...p.querySelectorAll('a')].map(a => a.pathname.slice(1) + a.hash).join(' '))"
            );
            if (!found.Any(f => f.Split(' ')[0] == wanted))
            {
                missed.Add($"{query}: {string.Join(" | ", found)}");
            }
            else if (anchor.Length > 0 && !found.Any(f => f.Split(' ').Contains($"{wanted}#{anchor}")))
            {
                misplaced.Add($"{query}: no #{anchor} in {string.Join(" | ", found)}");
            }
        }

        Queries.Count().ShouldBe(40);
        missed.Count.ShouldBeLessThanOrEqualTo(2, string.Join('\n', missed));
        misplaced.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_misspelled_query_finds_first_what_the_right_one_does_19_times_of_20()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor);
        var missed = new List<string>();
        var queries = File.ReadLines(Path.Combine(Repository.Root, "tests", "Site.Tests", "Search", "misspelled.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .ToList();
        foreach (var (query, meant) in queries.Select(f => (f[0], f[1])))
        {
            var found = await FirstAsync(query);
            var said = await page.Locator(".search-status").InnerTextAsync();
            if (await FirstAsync(meant) is var wanted && found != wanted)
            {
                missed.Add($"{query} ({said}): {found} and not {wanted}");
            }
        }

        queries.Count.ShouldBe(20);
        missed.Count.ShouldBeLessThanOrEqualTo(1, string.Join('\n', missed));

        async Task<string?> FirstAsync(string query)
        {
            await AskAsync(page, query);
            return await page.EvaluateAsync<string?>("() => document.querySelector('.search-page a')?.pathname");
        }
    }

    [Fact]
    public async Task What_was_searched_instead_is_said()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await OpenAsync(visitor);

        await AskAsync(page, "symetric matrix");
        await Assertions.Expect(page.Locator(".search-status")).ToContainTextAsync("“symmetric matrix”");

        await AskAsync(page, "symmetric matrix");
        await Assertions.Expect(page.Locator(".search-status")).Not.ToContainTextAsync("“");
    }

    [Theory]
    [InlineData("eigenvalues")]
    [InlineData("cosine similarity of embeddings")]
    [InlineData("directions of greatest variance")]
    public async Task A_first_query_costs_less_than_100_KB(string query)
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Start, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
        var asked = new HashSet<string>(StringComparer.Ordinal);
        page.Response += (_, response) => asked.Add(new Uri(response.Url).AbsolutePath);

        await PressSlashAsync(page);
        await AskAsync(page, query);
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);

        asked.RemoveWhere(path => !Weight.IsOfSearch(path));
        asked.Count.ShouldBeGreaterThan(5);
        asked
            .Sum(path => Weight.Transferred(site.Root, path))
            .ShouldBeLessThan(
                100_000,
                string.Join('\n', asked.Select(path => $"{path}: {Weight.Transferred(site.Root, path)} bytes"))
            );
    }

    [Fact]
    public async Task It_is_worked_with_the_keyboard_alone()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Start);
        var dialog = page.GetByRole(AriaRole.Dialog, new PageGetByRoleOptions { Name = "Search" });
        var input = page.GetByRole(AriaRole.Combobox);

        await page.Locator(Offered).WaitForAsync();
        await page.Keyboard.PressAsync("Control+k");
        await Assertions.Expect(input).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(dialog).ToBeHiddenAsync();

        await PressSlashAsync(page);
        await AskAsync(page, "mahalanobis");
        (await input.InputValueAsync()).ShouldBe("mahalanobis");
        var options = page.GetByRole(AriaRole.Option);
        (await options.First.GetAttributeAsync("aria-selected")).ShouldBe("true");
        await page.Keyboard.PressAsync("ArrowDown");
        var second = options.Nth(1);
        (await second.GetAttributeAsync("aria-selected")).ShouldBe("true");
        (await input.GetAttributeAsync("aria-activedescendant")).ShouldBe(await second.GetAttributeAsync("id"));
        (await second.Locator("mark").CountAsync()).ShouldBeGreaterThan(0);
        await page.Keyboard.PressAsync("ArrowUp");
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("Enter");

        await ArrivesAsync(page, "**/psd-quadratic-forms/#*");
        (await page.EvaluateAsync<bool>("!!document.querySelector(':target')")).ShouldBeTrue();
    }

    [Fact]
    public async Task Enter_right_after_typing_opens_the_first_page_found()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("notation/index.html");

        await PressSlashAsync(page);
        await page.Keyboard.TypeAsync("fibonacci");
        await page.Keyboard.PressAsync("Enter");

        await ArrivesAsync(page, "**/eigenvalues-diagonalization/**");
    }

    [Fact]
    public async Task Enter_is_remembered_while_the_script_that_searches_is_on_its_way()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("notation/index.html");
        var script = await page.Locator(Offered).GetAttributeAsync("data-script");
        var name = Path.GetFileName(script!);
        var held = await HeldRequest.OfAsync(page, url => url.EndsWith(name, StringComparison.Ordinal));

        await PressSlashAsync(page);
        await page.Keyboard.TypeAsync("fibonacci");
        await page.Keyboard.PressAsync("Enter");
        held.Arrive();

        await ArrivesAsync(page, "**/eigenvalues-diagonalization/**");
    }

    [Fact]
    public async Task What_is_not_there_is_said()
    {
        await using var visitor = await site.VisitorAsync(390, 800, ColorScheme.Dark);
        var page = await OpenAsync(visitor);

        await page.GetByRole(AriaRole.Combobox).FillAsync("§§§");

        await Assertions.Expect(page.Locator(".search-status")).ToContainTextAsync("Nothing found for “§§§”");
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task The_panel_is_accessible_and_stays_on_the_screen(ColorScheme scheme, int width)
    {
        await using var visitor = await site.VisitorAsync(width, 800, scheme);
        var page = await OpenAsync(visitor);
        await AskAsync(page, "least squares");

        (await Axe.ViolationsAsync(page)).ShouldBeEmpty();
        (
            await page.EvaluateAsync<bool>(
                "() => { const box = document.querySelector('dialog.search').getBoundingClientRect(); return box.left >= 0 && box.right <= innerWidth && box.bottom <= innerHeight; }"
            )
        ).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_scripts_nothing_offers_it()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Start);

        (await page.Locator(".search-button").IsVisibleAsync()).ShouldBeFalse();
    }

    private static async Task<IPage> OpenAsync(IBrowserContext visitor)
    {
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Start);
        await page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = "Search" }).ClickAsync();
        return page;
    }

    // The key is heard once the button is offered.
    private static async Task PressSlashAsync(IPage page)
    {
        await page.Locator(Offered).WaitForAsync();
        await page.Keyboard.PressAsync("/");
    }

    // Where the reader is instead, and what the panel shows there, is what a failure has to say.
    private static async Task ArrivesAsync(IPage page, string address)
    {
        try
        {
            await page.WaitForURLAsync(address);
        }
        catch (TimeoutException late)
        {
            var panel = await page.EvaluateAsync<string>(
                "() => { const dialog = document.querySelector('dialog.search'); return dialog ? `${dialog.open ? 'open' : 'closed'}, ${dialog.querySelector('input').value}, ${dialog.innerText}` : 'none'; }"
            );
            throw new TimeoutException(
                $"expected {address}, but the page is {page.Url}; its search panel: {panel}",
                late
            );
        }
    }

    private static async Task AskAsync(IPage page, string query)
    {
        await page.GetByRole(AriaRole.Combobox).FillAsync(query);
        await page.WaitForFunctionAsync(
            "query => document.querySelector('.search-results').dataset.query === query",
            query
        );
    }
}
