using System.Collections.Immutable;
using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;

namespace MlMath.SiteGen.Snippets.Formatting;

/// <summary>The formatter: the repository's local tool, run once over a folder that holds all texts.</summary>
public static class CSharpier
{
    // What fits on a line of a note's page.
    private const string Settings = "printWidth: 88\nendOfLine: lf\n";
    private const string Probe = "probe.csx";

    /// <param name="folder">The working folder: in it or above it is the manifest that names the tool.</param>
    /// <returns>
    /// Each text formatted, with a line end at its end; null where it cannot be. Null as a whole: the tool does not run.
    /// </returns>
    public static async Task<ImmutableArray<string?>?> FormatAsync(
        IReadOnlyList<string> texts,
        string folder,
        CancellationToken stop
    )
    {
        var place = Directory.CreateTempSubdirectory("sitegen-format-").FullName;
        try
        {
            await File.WriteAllTextAsync(Path.Combine(place, ".csharpierrc"), Settings, stop);
            await File.WriteAllTextAsync(Path.Combine(place, Probe), "var x = 1;", stop);
            foreach (var (i, text) in texts.Index())
            {
                // Without a last line end: that it has one afterwards shows that it was formatted.
                await File.WriteAllTextAsync(FileOf(place, i), text.TrimEnd(), stop);
            }

            await RunAsync(folder, place, stop);
            if (await ReadAsync(Path.Combine(place, Probe), stop) is null)
            {
                return null;
            }

            var formatted = ImmutableArray.CreateBuilder<string?>(texts.Count);
            for (var i = 0; i < texts.Count; i++)
            {
                formatted.Add(await ReadAsync(FileOf(place, i), stop));
            }

            return formatted.ToImmutable();
        }
        finally
        {
            Directory.Delete(place, recursive: true);
        }
    }

    private static string FileOf(string place, int index) =>
        Path.Combine(place, index.ToString("D4", CultureInfo.InvariantCulture) + ".csx");

    private static async Task<string?> ReadAsync(string file, CancellationToken stop) =>
        await File.ReadAllTextAsync(file, stop) is [.., '\n'] text ? text : null;

    private static async Task RunAsync(string folder, string place, CancellationToken stop)
    {
        var start = new ProcessStartInfo("dotnet", ["csharpier", "format", "--no-cache", place])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        try
        {
            using var process = Process.Start(start)!;

            // What it says of single files is no news: which ones it left alone is seen in the files.
            var said = Task.WhenAll(
                process.StandardOutput.ReadToEndAsync(stop),
                process.StandardError.ReadToEndAsync(stop)
            );
            try
            {
                await process.WaitForExitAsync(stop);
                await said;
            }
            catch (OperationCanceledException)
            {
                process.Kill(entireProcessTree: true);
                throw;
            }
        }
        catch (Win32Exception)
        {
            // No `dotnet` on the path: the probe tells.
        }
    }
}
