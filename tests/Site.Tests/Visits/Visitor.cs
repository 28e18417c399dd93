using System.Collections.Immutable;
using Microsoft.Playwright;
using MlMath.Browsing;

namespace MlMath.Site.Tests.Visits;

/// <summary>
/// Looks at a page once for each screen and answers all questions while it is there: a visit costs seconds, and there are
/// hundreds of pages. Each is a reader's first: nothing stored, nothing cached.
/// </summary>
internal sealed class Visitor(ServedSite site)
{
    private static readonly TimeSpan FontsLate = TimeSpan.FromSeconds(0.6);

    // A machine with as many tabs as cores is slow, not broken.
    private const float Patience = 120_000;

    public async Task<Visit> VisitAsync(string path, Screen screen)
    {
        await using var context = await site.VisitorAsync(screen.Width, screen.Height, screen.Scheme);
        context.SetDefaultTimeout(Patience);
        context.SetDefaultNavigationTimeout(Patience);
        await context.AddInitScriptAsync(PageScripts.WatchShifts);
        await context.RouteAsync(
            "**/*.woff2",
            async route =>
            {
                await Task.Delay(FontsLate);
                await route.ContinueAsync();
            }
        );
        var page = await context.NewPageAsync();
        var watch = new PageWatch(page, site.Address);
        await page.GotoAsync(path, new PageGotoOptions { WaitUntil = WaitUntilState.Load });
        await WholePage.LayOutAsync(page);
        await page.EvaluateAsync(PageScripts.FontsAreThere);
        var weight = PageWeight.Of(path, watch.Requested, site);
        var shifts = await page.EvaluateAsync<PageShifts>(PageScripts.Shifts);
        var overflow = await page.EvaluateAsync<int>(PageScripts.Overflow);
        await page.EvaluateAsync(PageScripts.UseFontsThatCameLate);
        overflow = Math.Max(overflow, await page.EvaluateAsync<int>(PageScripts.Overflow));
        var visit = new Visit(path, screen)
        {
            Overflow = overflow,
            Shift = shifts.Sum,
            Moved = [.. shifts.Moved],
            CutLetters = [.. await page.EvaluateAsync<string[]>(PageScripts.CutLetters)],
            Weight = weight,
        };
        visit = screen == Screen.Phone ? await OnPhoneAsync(page, visit) : await OnDesktopAsync(page, visit);
        return visit with { Complaints = watch.Complaints };
    }

    /// <summary>Several tabs at a time: a visit waits for fonts and frames as long as it computes.</summary>
    public async Task<ImmutableArray<Visit>> VisitAllAsync(IEnumerable<string> paths)
    {
        var wanted = paths.SelectMany(path => new[] { (path, Screen.Phone), (path, Screen.Desktop) }).ToList();
        var visits = new Visit[wanted.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, wanted.Count),
            new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount + 2 },
            async (at, _) => visits[at] = await VisitAsync(wanted[at].path, wanted[at].Item2)
        );

        // Where a page is at fault its words move each time. Where the machine was too busy for a font that the page
        // itself carries, they do not move again once there is one tab.
        for (var at = 0; at < visits.Length; at++)
        {
            if (visits[at].Moves)
            {
                visits[at] = await VisitAsync(wanted[at].path, wanted[at].Item2);
            }
        }

        return [.. visits];
    }

    private static async Task<Visit> OnPhoneAsync(IPage page, Visit visit)
    {
        // What most phones have; the narrowest of all shows a figure a tenth smaller.
        await page.SetViewportSizeAsync(390, 844);
        return visit with { SmallLetters = [.. await page.EvaluateAsync<string[]>(PageScripts.SmallLetters)] };
    }

    private static async Task<Visit> OnDesktopAsync(IPage page, Visit visit)
    {
        var words = await page.EvaluateAsync<string[]>(PageScripts.WordsOfScripts);
        await Axe.ShortenAsync(page);
        var dark = await Axe.ViolationsAsync(page);
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        var light = await Axe.FaintColoursAsync(page);
        return visit with
        {
            WordsOfScripts = [.. words],
            Violations = [.. dark.Select(v => $"dark: {v}"), .. light.Select(v => $"light: {v}")],
        };
    }
}

/// <summary>What <see cref="PageScripts.Shifts"/> gives.</summary>
internal sealed record PageShifts
{
    public double Sum { get; init; }

    public string[] Moved { get; init; } = [];
}
