using MlMath.Browsing;

namespace MlMath.Bench.Site.Pages;

/// <summary>Lighthouse's scores for one page of each kind, as a phone on a slow network has it, and what took points away.</summary>
internal static class LighthouseTable
{
    public static async Task<int> RunAsync(string root)
    {
        await using var site = await ServedSite.StartAsync(root);
        var pages = SamplePages.Of(site.Files.Pages).Select(path => new Uri(site.Address, path));
        Console.WriteLine(
            $"{"", -56}{"perf", 5}{"a11y", 5}{"best", 5}{"SEO", 5}{"FCP ms", 8}{"LCP ms", 8}{"TBT ms", 8}{"CLS", 7}"
        );
        var verdicts = await Lighthouse.JudgeAsync(pages, Lighthouse.Everything);
        foreach (var (url, scores, timings, findings) in verdicts)
        {
            Console.WriteLine(
                $"{url.AbsolutePath, -56}{scores["performance"], 5}{scores["accessibility"], 5}{scores["best-practices"], 5}{scores["seo"], 5}"
                    + $"{timings["first-contentful-paint"], 8:F0}{timings["largest-contentful-paint"], 8:F0}{timings["total-blocking-time"], 8:F0}{timings["cumulative-layout-shift"], 7:F3}"
            );
            foreach (var finding in findings)
            {
                Console.WriteLine($"    {finding}");
            }
        }

        return 0;
    }
}
