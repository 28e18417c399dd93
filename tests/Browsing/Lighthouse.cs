using System.Collections.Immutable;
using System.Diagnostics;
using System.Text.Json;

namespace MlMath.Browsing;

/// <summary>Lighthouse's verdict on a page as a phone on a slow network has it.</summary>
/// <param name="Url">The page's address.</param>
/// <param name="Scores">Out of 100, by category: `performance`, `accessibility`, `best-practices`, `seo`.</param>
/// <param name="Timings">Milliseconds by metric, `cumulative-layout-shift` without a unit; empty without the performance category.</param>
/// <param name="Findings">What took points away, one each.</param>
public sealed record Lighthouse(
    Uri Url,
    ImmutableSortedDictionary<string, int> Scores,
    ImmutableSortedDictionary<string, double> Timings,
    ImmutableArray<string> Findings
)
{
    public static readonly ImmutableArray<string> Quality = ["accessibility", "best-practices", "seo"];

    public static readonly ImmutableArray<string> Everything = ["performance", .. Quality];

    /// <summary>Judges pages one after another in one browser; about eight seconds each, four without performance.</summary>
    /// <exception cref="InvalidOperationException">Lighthouse did not run.</exception>
    public static async Task<ImmutableArray<Lighthouse>> JudgeAsync(
        IEnumerable<Uri> pages,
        IEnumerable<string> categories
    )
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Browsing"),
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        start.ArgumentList.Add("lighthouse.mjs");
        start.ArgumentList.Add(Chromium.Find());
        start.ArgumentList.Add(string.Join(',', categories));
        foreach (var page in pages)
        {
            start.ArgumentList.Add(page.ToString());
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"Lighthouse does not run:\n{await errors}");
        }

        return
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonSerializer.Deserialize<Lighthouse>(line, JsonSerializerOptions.Web)!),
        ];
    }
}
