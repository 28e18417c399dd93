using System.Collections.Immutable;
using System.Diagnostics;

namespace MlMath.SiteGen.Search;

/// <summary>Pagefind's program, `web/search/pagefind` beside the assembly, put there by the build where there is one for the machine.</summary>
/// <param name="Folder">Holds the program and the file that says its version.</param>
public sealed record PagefindProgram(string Folder)
{
    public static PagefindProgram BesideProgram { get; } = new(Path.Combine(AppContext.BaseDirectory, "web", "search"));

    private string Program => Path.Combine(Folder, "pagefind");

    public bool Exists => File.Exists(Program);

    /// <summary>`pagefind_extended 1.6.0`: part of the key under which an index is kept; empty without a program.</summary>
    public string ReadVersion() => Exists ? File.ReadAllText(Path.Combine(Folder, "version.txt")).Trim() : "";

    /// <summary>Makes the index of all records: its files, in the order of their names.</summary>
    /// <exception cref="IOException">The program fails.</exception>
    public async Task<ImmutableArray<IndexFile>> RunAsync(IReadOnlyList<SearchRecord> records, CancellationToken stop)
    {
        var scratch = Directory.CreateTempSubdirectory("sitegen-search-");
        try
        {
            var documents = scratch.CreateSubdirectory("documents").FullName;
            foreach (var record in records)
            {
                var file = Path.Combine(documents, record.DocumentPath);
                Directory.CreateDirectory(Path.GetDirectoryName(file)!);
                await File.WriteAllTextAsync(file, record.ToDocument(), stop);
            }

            var index = Path.Combine(scratch.FullName, "index");
            await RunAsync(["--site", documents, "--output-path", index, "--silent"], stop);
            return
            [
                .. Directory
                    .EnumerateFiles(index, "*", SearchOption.AllDirectories)
                    .Select(f => new IndexFile(Path.GetRelativePath(index, f).Replace('\\', '/'), File.ReadAllBytes(f)))
                    .OrderBy(f => f.Path, StringComparer.Ordinal),
            ];
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }

    private async Task RunAsync(IEnumerable<string> arguments, CancellationToken stop)
    {
        using var process =
            Process.Start(
                new ProcessStartInfo(Program, arguments)
                {
                    UseShellExecute = false,
                    RedirectStandardOutput = true,
                    RedirectStandardError = true,
                }
            ) ?? throw new IOException($"`{Program}` does not start");
        try
        {
            var said = process.StandardOutput.ReadToEndAsync(stop);
            var errors = (await process.StandardError.ReadToEndAsync(stop)).Trim();
            await process.WaitForExitAsync(stop);
            await said;
            if (process.ExitCode != 0)
            {
                throw new IOException($"the search index cannot be made: {errors.Split('\n')[^1]}");
            }
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }
}
