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
