using System.Diagnostics;

namespace MlMath.Site.Tests;

/// <summary>The pages' markup, held against the HTML standard by html-validate.</summary>
[Collection("site")]
public sealed class HtmlTests(BuiltSite site)
{
    [Fact]
    public async Task Every_page_is_valid_HTML()
    {
        // A core reads a few notes a second.
        var shares = site
            .Pages.Select((page, at) => (page, at))
            .GroupBy(p => p.at % Environment.ProcessorCount, p => p.page);

        var findings = await Task.WhenAll(shares.Select(share => ValidateAsync(site.Root, share)));

        string.Concat(findings).ShouldBeEmpty();
    }

    [Fact]
    public async Task An_invalid_page_is_found()
    {
        var folder = Directory.CreateTempSubdirectory("html-tests-").FullName;
        try
        {
            await File.WriteAllTextAsync(
                Path.Combine(folder, "index.html"),
                "<!DOCTYPE html><html lang=\"en\"><head><title>a</title></head><body><p><div>a</div></p></body></html>"
            );

            (await ValidateAsync(folder, ["index.html"])).ShouldContain("close-order");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <returns>One finding a line, `file:line:column: error [rule] what`; empty when there is none.</returns>
    /// <param name="pages">Paths in the folder.</param>
    private static async Task<string> ValidateAsync(string folder, IEnumerable<string> pages)
    {
        var start = new ProcessStartInfo("node")
        {
            WorkingDirectory = Path.Combine(Repository.Root, "tests", "Browsing"),
            UseShellExecute = false,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine("node_modules", "html-validate", "bin", "html-validate.mjs"),
                    "--config",
                    Path.Combine(Repository.Root, "tests", "Site.Tests", "html-validate.cjs"),
                    "--formatter",
                    "text",
                    .. pages.Select(page => Path.Combine(folder, page)),
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0 && output.Length == 0)
        {
            throw new InvalidOperationException($"html-validate does not run:\n{await errors}");
        }

        return output.Replace(folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
    }
}
