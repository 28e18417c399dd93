using System.Security.Cryptography;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Curriculum.History;

namespace MlMath.SiteGen.Pipelines;

/// <summary>
/// Remembers what the last successful build read and wrote. When both still hold, there is nothing to do: the one
/// thing faster than a cached build is none.
/// </summary>
/// <param name="folder">Where stamps are kept: under the cache.</param>
public sealed class BuildStamp(string folder, SiteOptions options)
{
    private const string Version = "1";

    /// <summary>The report of the last build, if neither its inputs nor its output have changed since.</summary>
    public string? TryGet(string inputs)
    {
        try
        {
            var lines = File.ReadAllLines(StampFile);
            return
                lines is [Version, var stamped, var written, var report]
                && stamped == inputs
                && Directory.Exists(options.Output)
                && written == Fingerprint(options.Output)
                ? report
                : null;
        }
        catch (IOException)
        {
            return null;
        }
    }

    public void Put(string inputs, string report)
    {
        Directory.CreateDirectory(folder);
        var temporary = $"{StampFile}.{Environment.ProcessId}";
        File.WriteAllLines(temporary, [Version, inputs, Fingerprint(options.Output), report]);
        File.Move(temporary, StampFile, overwrite: true);
    }

    /// <summary>SHA-256 over all that a build depends on: contents of the input folders and their commit, the program, its options.</summary>
    public static string InputsOf(SiteOptions options, string environment)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        sha.AppendText(environment);
        sha.AppendText(new GitRepository(options.Input).Head() ?? "");
        sha.AppendText($"{options.Seed} {options.SnippetTimeout.Ticks} {options.SnippetMemory} {options.Strict}");
        sha.AppendText($"{options.SiteUrl}");
        sha.AppendText($"{options.Capstone} {HashOf(options.CapstoneCorpus)}");
        foreach (var root in new[] { options.Input, options.Snippets })
        {
            foreach (var file in Files(root))
            {
                sha.AppendText(Path.GetRelativePath(root, file.FullName));
                sha.AppendData(SHA256.HashData(File.ReadAllBytes(file.FullName)));
            }
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static string HashOf(string? file) =>
        file is null ? ""
        : File.Exists(file) ? ContentHash.Of(File.ReadAllBytes(file))
        : "none";

    private string StampFile =>
        Path.Combine(
            folder,
            ContentHash.Of($"{Path.GetFullPath(options.Input)}\n{Path.GetFullPath(options.Output)}")[..16]
        );

    // Names, sizes and times: whoever edits the output by hand has it rebuilt.
    private static string Fingerprint(string root)
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in Files(root))
        {
            sha.AppendText($"{file.FullName}\n{file.Length}\n{file.LastWriteTimeUtc.Ticks}");
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    private static IEnumerable<FileInfo> Files(string root) =>
        Directory.Exists(root)
            ? new DirectoryInfo(root)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .OrderBy(f => f.FullName, StringComparer.Ordinal)
            : [];
}
