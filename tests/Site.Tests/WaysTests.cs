using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>The ways through the site: its menu, and the map of prerequisites.</summary>
[Collection("site")]
public sealed class WaysTests(BuiltSite site)
{
    [Fact]
    public async Task On_a_phone_the_links_are_in_a_menu_that_works_without_scripts_and_closes_with_escape()
    {
        await using var visitor = await site.VisitorAsync(390, 800, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("");
        var link = page.Locator(".site-menu a", new() { HasText = "Topics" });
        (await link.IsVisibleAsync()).ShouldBeFalse();

        await page.Locator(".menu-button").ClickAsync();
        (await link.IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await link.IsVisibleAsync()).ShouldBeFalse();

        await page.Locator(".menu-button").ClickAsync();
        await link.ClickAsync();
        page.Url.ShouldEndWith("/topics/");
    }

    [Fact]
    public async Task On_a_wide_screen_the_links_stand_in_the_bar()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("paths/");

        (await page.Locator(".menu-button").IsVisibleAsync()).ShouldBeFalse();
        (await page.Locator(".site-menu a[aria-current=page]").InnerTextAsync()).ShouldBe("Paths");
    }

    [Fact]
    public async Task The_parts_and_their_modules_open_below_the_bar_without_scripts()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("maths/linear-algebra/spectral-theorem/");
        var module = page.Locator(".site-parts a", new() { HasText = "Deep Learning" });
        (await module.IsVisibleAsync()).ShouldBeFalse();

        await page.GetByRole(AriaRole.Button, new() { Name = "Notes" }).ClickAsync();
        (await module.IsVisibleAsync()).ShouldBeTrue();
        await page.Keyboard.PressAsync("Escape");
        (await module.IsVisibleAsync()).ShouldBeFalse();

        await page.GetByRole(AriaRole.Button, new() { Name = "Notes" }).ClickAsync();
        await module.ClickAsync();
        page.Url.ShouldEndWith("/ml/deep-learning/");
    }

    [Theory]
    [InlineData(360)]
    [InlineData(768)]
    [InlineData(1024)]
    [InlineData(1280)]
    [InlineData(1440)]
    public async Task The_whole_plan_fits_the_bar_and_its_panel(int width)
    {
        await using var visitor = await site.VisitorAsync(width, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("maths/linear-algebra/spectral-theorem/");
        var modules = File.ReadLines(Path.Combine(Repository.Root, "input", "_curriculum", "notes.csv"))
            .Skip(1)
            .Select(line => line.Split(','))
            .Select(fields => new[] { fields[2], fields[4] })
            .DistinctBy(fields => fields[1])
            .GroupBy(fields => fields[0], fields => fields[1])
            .Select(part => new[] { part.Key, string.Join('|', part) })
            .ToArray();
        modules.Length.ShouldBe(5);

        await page.EvaluateAsync(
            """
            parts => document.querySelector(".site-parts").innerHTML = parts.map(([part, modules]) =>
              `<li><a href="#">${part}</a><ul>${modules.split("|").map(m => `<li><a href="#">${m}</a></li>`).join("")}</ul></li>`).join("")
            """,
            modules
        );
        await page.Locator(width < 768 ? ".menu-button" : ".parts-button").ClickAsync();

        (
            await page.EvaluateAsync<string[]>(
                """
                () => [...document.querySelectorAll(".site-bar, .site-bar :is(a, button)")]
                  .map(e => [e.textContent.trim().slice(0, 40), e.getBoundingClientRect()])
                  .filter(([, box]) => box.width > 0 && (box.left < 0 || box.right > innerWidth || box.bottom > innerHeight))
                  .map(([text, box]) => `${text}: ${box.left} to ${box.right}, down to ${box.bottom}`)
                """
            )
        ).ShouldBeEmpty();
        (await page.Locator(".site-bar").BoundingBoxAsync())!.Height.ShouldBeLessThan(72, "one line");
    }

    [Fact]
    public async Task A_note_of_the_map_lights_what_comes_before_it_and_what_needs_it()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("map/");
        var said = page.Locator(".plan-said");
        var note = page.Locator(".dot[aria-label^='The Spectral Theorem']");
        var (before, after) = Counts(await note.GetAttributeAsync("aria-label"));
        before.ShouldBeGreaterThan(0);
        after.ShouldBeGreaterThan(0);

        await note.HoverAsync();

        (await said.InnerTextAsync()).ShouldStartWith("The Spectral Theorem");
        (await page.Locator(".dot[data-lit=before]").CountAsync()).ShouldBe(before);
        (await page.Locator(".dot[data-lit=after]").CountAsync()).ShouldBe(after);

        await page.Mouse.MoveAsync(2, 2);
        (await page.Locator(".dot[data-lit]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task The_map_is_walked_with_the_arrow_keys()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("map/");
        await page.Locator(".dot[aria-label^='Inner Products']").FocusAsync();

        await page.Keyboard.PressAsync("ArrowLeft");
        (await Focused()).ShouldStartWith("Vector Spaces");
        await page.Keyboard.PressAsync("ArrowDown");
        (await Focused()).ShouldStartWith("Inner Products");
        (await page.Locator(".dot[data-lit=here]").GetAttributeAsync("aria-label")).ShouldStartWith("Inner Products");

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/inner-products-norms-orthogonality/");

        Task<string> Focused() => page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')");
    }

    [Fact]
    public async Task Without_scripts_the_map_has_every_note_as_a_link_and_its_lines()
    {
        await using var visitor = await site.VisitorAsync(390, 800, ColorScheme.Dark, scripts: false);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync("map/");

        (await page.Locator("a.dot").CountAsync()).ShouldBe(164);
        (await page.Locator(".plan-edges path").CountAsync()).ShouldBeGreaterThan(200);
    }

    private static (int Before, int After) Counts(string? label)
    {
        var numbers = Regex.Matches(label ?? "", "\\b[0-9]+\\b", RegexOptions.None, TimeSpan.FromSeconds(1));
        return (int.Parse(numbers[0].Value), int.Parse(numbers[1].Value));
    }
}
