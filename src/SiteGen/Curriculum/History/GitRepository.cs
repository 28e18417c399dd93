using System.ComponentModel;
using System.Diagnostics;

namespace MlMath.SiteGen.Curriculum.History;

/// <summary>Asks git about a folder. Where there is no git, or no repository around the folder, there is no answer.</summary>
/// <param name="folder">Any folder of the repository.</param>
public sealed class GitRepository(string folder)
{
    /// <summary>The history of the folder's files, from one call of git.</summary>
    public async Task<SourceHistory> HistoryAsync(CancellationToken stop) =>
        await LogAsync(stop) is { } log ? SourceHistory.Parse(log) : SourceHistory.Empty;

    /// <summary>The commit that is checked out: while it stays, so do all dates.</summary>
    public string? Head() => RunAsync(["rev-parse", "HEAD"], CancellationToken.None).GetAwaiter().GetResult()?.Trim();

    /// <summary>The commit that a branch, a tag or an abbreviation stands for; null where there is none.</summary>
    public async Task<string?> CommitAsync(string name, CancellationToken stop) =>
        (await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", $"{name}^{{commit}}"], stop))?.Trim();

    /// <summary>The repository's own folder.</summary>
    public async Task<string?> RootAsync(CancellationToken stop) =>
        (await RunAsync(["rev-parse", "--show-toplevel"], stop))?.Trim();

    /// <summary>Where the folder is in the repository: `site/input`; empty for the root.</summary>
    public async Task<string?> PrefixAsync(CancellationToken stop) =>
        (await RunAsync(["rev-parse", "--show-prefix"], stop))?.Trim().TrimEnd('/');

    /// <summary>Writes a folder as it is in a commit to a file in the format of tar. Asked of the repository's own folder.</summary>
    /// <returns>False when the commit has no such folder.</returns>
    public async Task<bool> ArchiveAsync(string commit, string path, string file, CancellationToken stop) =>
        await RunAsync(["archive", "--format=tar", $"--output={file}", commit, "--", path], stop) is not null;

    /// <summary>Which of the paths are not what they were in a commit, the working tree's changes included.</summary>
    public async Task<IReadOnlyList<string>> ChangedAsync(string commit, string[] paths, CancellationToken stop)
    {
        var names = await RunAsync(["diff", "--name-only", commit, "--", .. paths], stop) ?? "";
        return
        [
            .. paths.Where(p => names.Split('\n').Any(n => n == p || n.StartsWith($"{p}/", StringComparison.Ordinal))),
        ];
    }

    private Task<string?> LogAsync(CancellationToken stop) =>
        RunAsync(
            [
                "-c",
                "log.showSignature=false",
                "log",
                "-z",
                "--name-only",
                "--no-renames",
                "--relative",
                $"--format={SourceHistory.CommitMark}%cs{SourceHistory.CommitMark}%D",
                "--",
                ".",
            ],
            stop
        );

    private async Task<string?> RunAsync(string[] arguments, CancellationToken stop)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        try
        {
            using var git = Process.Start(start)!;
            var errors = git.StandardError.ReadToEndAsync(stop);
            var output = await git.StandardOutput.ReadToEndAsync(stop);
            await errors;
            await git.WaitForExitAsync(stop);
            return git.ExitCode == 0 ? output : null;
        }
        catch (Win32Exception)
        {
            // No such program.
            return null;
        }
    }
}
