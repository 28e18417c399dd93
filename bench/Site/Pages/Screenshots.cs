using Microsoft.Playwright;
using MlMath.Browsing;

namespace MlMath.Bench.Site.Pages;

/// <summary>Pictures of one page of each kind, for a person to look at: phone and desktop, light and dark.</summary>
internal static class Screenshots
{
    private static readonly (string Name, int Width, int Height)[] Screens =
    [
        ("phone", 390, 844),
        ("desktop", 1280, 900),
    ];

    public static async Task<int> RunAsync(string root, string folder)
    {
        Directory.CreateDirectory(folder);
        await using var site = await ServedSite.StartAsync(root);
        foreach (var (screen, width, height) in Screens)
        {
            foreach (var theme in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await using var visitor = await site.VisitorAsync(width, height, theme);
                var page = await visitor.NewPageAsync();
                var ending = $"{screen}-{theme}.png".ToLowerInvariant();
                foreach (var address in SamplePages.Of(site.Files.Pages))
                {
                    await page.GotoAsync(address, new PageGotoOptions { WaitUntil = WaitUntilState.NetworkIdle });
                    await WholePage.LayOutAsync(page);
                    await page.ScreenshotAsync(new() { Path = Named(address), FullPage = true });
                    if (await FirstShownAsync(page, ".slider") is { } slider)
                    {
                        await slider.ScrollIntoViewIfNeededAsync();
                        await page.ScreenshotAsync(new() { Path = Named($"{address}slider") });
                    }
                }

                if (await FirstShownAsync(page, ".search-button") is { } search)
                {
                    await search.ClickAsync();
                    await page.GetByRole(AriaRole.Combobox).FillAsync("least squares");
                    await page.Locator(".search-results [role=option]").First.WaitForAsync();
                    await page.ScreenshotAsync(new() { Path = Named("search") });
                }

                string Named(string address) =>
                    Path.Combine(
                        folder,
                        $"{(address.Length == 0 ? "home" : address.TrimEnd('/').Replace('/', '-'))}-{ending}"
                    );
            }
        }

        Console.WriteLine(folder);
        return 0;
    }

    private static async Task<ILocator?> FirstShownAsync(IPage page, string selector)
    {
        var found = page.Locator(selector).First;
        return await found.IsVisibleAsync() ? found : null;
    }
}
