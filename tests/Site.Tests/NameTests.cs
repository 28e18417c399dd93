using Microsoft.Playwright;

namespace MlMath.Site.Tests;

/// <summary>Whoever points at a name in a cell, or walks to it with the keyboard, is told its type and its value.</summary>
[Collection("site")]
public sealed class NameTests(BuiltSite site)
{
    private const string Note = "maths/linear-algebra/spectral-theorem/";

    [Fact]
    public async Task A_pointer_is_told_type_summary_and_the_value_of_the_verified_run()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Note);
        var card = page.GetByRole(AriaRole.Tooltip);
        var cell = page.Locator("#cell-1");

        await cell.Locator("[data-name]", new() { HasTextString = "S" }).First.HoverAsync();
        await Assertions.Expect(card).ToBeVisibleAsync();
        (await card.InnerTextAsync()).ShouldContain("Matrix<double> S");
        (await card.InnerTextAsync()).ShouldContain("= 2 × 2: [[0.8, 0.2], [0.2, 0.5]]");

        await cell.Locator("[data-name]", new() { HasTextString = "Mat" }).First.HoverAsync();
        await Assertions.Expect(card).ToContainTextAsync("A matrix from its rows");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToBeHiddenAsync();
    }

    [Fact]
    public async Task The_keyboard_goes_into_a_listing_along_its_names_and_out_again()
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Dark);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Note);
        var card = page.Locator("#name-card");
        var listing = page.Locator("#cell-1 .cell-code > pre");

        await page.Keyboard.PressAsync("Tab");
        await listing.FocusAsync();
        await Assertions.Expect(card).ToContainTextAsync("Enter");
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(card).ToContainTextAsync("Matrix<double> S");
        (await page.EvaluateAsync<string>("document.activeElement.textContent")).ShouldBe("S");
        (await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-describedby')")).ShouldBe(
            "name-card"
        );
        await page.Keyboard.PressAsync("ArrowDown");
        await page.Keyboard.PressAsync("ArrowRight");
        await Assertions.Expect(card).ToContainTextAsync("Matrix<double> T");

        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(card).ToBeHiddenAsync();
        (await listing.EvaluateAsync<bool>("pre => pre === document.activeElement")).ShouldBeTrue();
        (await page.Locator("[data-name][tabindex]").CountAsync()).ShouldBe(0);
    }

    [Fact]
    public async Task A_finger_opens_the_card_and_it_stays_inside_the_screen()
    {
        await using var visitor = await site.VisitorAsync(360, 740, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        await page.GotoAsync(Note);
        var card = page.Locator("#name-card");

        foreach (var name in await page.Locator("#cell-1 [data-name]").AllAsync())
        {
            await name.DispatchEventAsync("click");
            await Assertions.Expect(card).ToBeVisibleAsync();
            var box = (await card.BoundingBoxAsync())!;
            box.X.ShouldBeGreaterThanOrEqualTo(0);
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(360);
        }

        await page.Locator("h1").ClickAsync();
        await Assertions.Expect(card).ToBeHiddenAsync();
    }
}
