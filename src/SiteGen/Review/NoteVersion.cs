using System.Collections.Immutable;
using MlMath.SiteGen.Audit;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Review;

/// <summary>A note as it stands in one version: its cells, what it says of them, and what they read.</summary>
public sealed class NoteVersion
{
    /// <param name="build">After parsing.</param>
    /// <param name="options">Of the version's own folders.</param>
    public NoteVersion(NoteBuild build, SiteOptions options)
    {
        Build = build;
        Snippets = build.Document?.Snippets ?? [];
        var records = NoteFiles.Records(options, build.Note, new(), new());
        Stated = [.. Snippets.Select(s => Review.Stated.Of(s, records))];
        Dependencies = new CellDependencies(Snippets);
        Data = NoteFiles
            .Data(options, build.Note)
            .ToImmutableSortedDictionary(d => d.Key, d => ContentHash.Of(d.Value), StringComparer.Ordinal);
    }

    public NoteBuild Build { get; }

    public ImmutableArray<Snippet> Snippets { get; }

    /// <summary>One list for each snippet.</summary>
    public ImmutableArray<ImmutableArray<Stated>> Stated { get; }

    public CellDependencies Dependencies { get; }

    /// <summary>Content hashes of the data files, by name.</summary>
    public ImmutableSortedDictionary<string, string> Data { get; }
}
