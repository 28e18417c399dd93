using Microsoft.Playwright;
using MlMath.Browsing;

namespace MlMath.Bench.Site.Pages;

/// <summary>What each page weighs on a reader's first view, read to its end, and its largest part.</summary>
internal static class PageTable
{
    private const double Kilo = 1024;

    public static async Task<int> RunAsync(string root)
    {
        await using var site = await ServedSite.StartAsync(root);
        var weights = new List<PageWeight>();
        foreach (var page in site.Files.Pages)
        {
            weights.Add(await WeighAsync(site, page));
        }

        Console.WriteLine("KB of a first view, compressed as a host does (Brotli 5)");
        Console.WriteLine($"{"", -64}{"all", 7}{"HTML", 7}{"CSS", 7}{"script", 8}{"fonts", 7}{"rest", 7}  largest");
        foreach (var weight in weights)
        {
            var (file, bytes) = weight.Files[0];
            Console.WriteLine(
                $"{NameOf(weight.Page), -64}{weight.Total / Kilo, 7:F1}{weight.Markup / Kilo, 7:F1}{weight.Styles / Kilo, 7:F1}"
                    + $"{weight.Scripts / Kilo, 8:F1}{weight.Fonts / Kilo, 7:F1}{weight.Rest / Kilo, 7:F1}  {file} {bytes / Kilo:F1}"
            );
        }

        return 0;
    }

    private static async Task<PageWeight> WeighAsync(ServedSite site, string path)
    {
        await using var visitor = await site.VisitorAsync(1280, 900, ColorScheme.Light);
        var page = await visitor.NewPageAsync();
        var requested = new List<Uri>();
        page.Request += (_, request) => requested.Add(new Uri(request.Url));
        await page.GotoAsync(path);
        await WholePage.LayOutAsync(page);
        // Letters are asked for when they are laid out.
        await page.EvaluateAsync(
            "() => new Promise((done) => requestAnimationFrame(() => setTimeout(() => document.fonts.ready.then(done), 100)))"
        );
        await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
        return PageWeight.Of(path, requested.Where(site.Address.IsBaseOf), site);
    }

    private static string NameOf(string page) => page == "index.html" ? "home" : page.Replace("/index.html", "");
}
