using System.Formats.Tar;
using MlMath.SiteGen.Curriculum.History;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Review;

/// <summary>A commit's notes and snippets, put into a folder below the cache; the repository itself is not touched.</summary>
/// <param name="Options">As the command's, but of that commit's folders.</param>
/// <param name="Libraries">Which of the folders that cells call into changed since: `src/Engine`, ….</param>
public sealed record CommitFolder(SiteOptions Options, IReadOnlyList<string> Libraries)
{
    public const string Kind = "refs";

    // What cells call, as this repository lays it out; elsewhere there are none of these.
    private static readonly string[] Called = ["src/Engine", "src/Notebook", "Directory.Packages.props"];

    /// <returns>Null when <paramref name="commit"/> is not one, or there is no repository.</returns>
    public static async Task<CommitFolder?> ReadAsync(SiteOptions options, string commit, CancellationToken stop)
    {
        var inside = new GitRepository(Path.GetFullPath(options.Input));
        if (await inside.RootAsync(stop) is not { } root || await inside.PrefixAsync(stop) is not { } prefix)
        {
            return null;
        }

        var repository = new GitRepository(root);
        var snippets = Path.Combine(Path.GetDirectoryName(prefix) ?? "", "snippets").Replace('\\', '/');
        var folder = Path.Combine(Path.GetFullPath(options.Cache), Kind, $"{commit[..16]}");
        if (!Directory.Exists(folder))
        {
            await ExtractAsync(repository, commit, [prefix, snippets], folder, stop);
        }

        // A commit from before there were notes has an empty folder of them.
        var input = Path.Combine(folder, prefix);
        Directory.CreateDirectory(input);
        return new(options with { Input = input, Only = [] }, await repository.ChangedAsync(commit, Called, stop));
    }

    private static async Task ExtractAsync(
        GitRepository repository,
        string commit,
        string[] paths,
        string folder,
        CancellationToken stop
    )
    {
        // Aside first: a folder that is there is whole.
        var aside = $"{folder}.{Environment.ProcessId}";
        Directory.CreateDirectory(aside);
        foreach (var path in paths)
        {
            var archive = Path.Combine(aside, "archive.tar");
            if (await repository.ArchiveAsync(commit, path, archive, stop))
            {
                await TarFile.ExtractToDirectoryAsync(archive, aside, overwriteFiles: true, stop);
            }

            File.Delete(archive);
        }

        Directory.Move(aside, folder);
    }
}
