using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Where a note's files are on disk.</summary>
public static class NoteFiles
{
    /// <summary>The note itself.</summary>
    public static string PathOf(SiteOptions options, Note note)
    {
        // What is shown begins with the input folder as shown; the rest is the path inside it.
        var inside = note.Source.Path[(SiteOptions.Shown(options.Input).Length + 1)..];
        return Path.Combine(options.Input, inside);
    }

    /// <summary>The note's own folder, where its images and data are.</summary>
    public static string FolderOf(SiteOptions options, Note note) => Path.GetDirectoryName(PathOf(options, note))!;
}
