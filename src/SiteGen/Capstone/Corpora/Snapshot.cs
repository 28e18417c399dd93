using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>
/// The site's own prose as a file beside the notes. It is made anew only when someone asks for it, so that editing a
/// note retrains nothing.
/// </summary>
public static class Snapshot
{
    private const string Folder = "_capstone";

    public static string TextFile(SiteOptions options) => Path.Combine(options.Input, Folder, "corpus.txt");

    /// <summary>What the runs on the snapshot came to.</summary>
    public static string RecordFile(SiteOptions options) => Path.Combine(options.Input, Folder, "runs.verified.txt");

    /// <summary>The prose of all notes and introductions, in reading order.</summary>
    public static string Of(BuildState state)
    {
        var planned = state.Curriculum.Tables.Notes.Select(n => (n.Address.Reference, n.Title));
        var titles = state
            .Notes.Select(n => (n.Reference, n.Note.FrontMatter.Title))
            .Concat(planned)
            .DistinctBy(n => n.Reference)
            .ToDictionary(n => n.Reference, n => n.Title, StringComparer.Ordinal);
        return string.Join(
            '\n',
            state
                .Notes.Where(n => n is { Document: not null, Kind: PageKind.Note or PageKind.Index })
                .Select(n => Prose.Of(n.Note, n.Document!, titles))
        );
    }
}
