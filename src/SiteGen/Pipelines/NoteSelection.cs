using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Which notes the paths on the command line name: files, folders, or `module/note`.</summary>
public static class NoteSelection
{
    public static bool Contains(SiteOptions options, Note note) =>
        options.Only.IsEmpty || options.Only.Any(name => Matches(options, name, note));

    /// <summary>The first name that is no file, no folder and no note's address.</summary>
    public static string? Unmatched(SiteOptions options) =>
        options.Only.FirstOrDefault(name =>
            !Path.Exists(name) && !Path.Exists(Inside(options, name)) && !HasNote(options, name)
        );

    private static bool Matches(SiteOptions options, string name, Note note)
    {
        var file = Path.GetFullPath(NoteFiles.PathOf(options, note));
        return note.Address.Reference == name
            || note.Address.Path == name
            || Holds(Path.GetFullPath(name), file)
            || Holds(Path.GetFullPath(Inside(options, name)), file);
    }

    private static bool Holds(string place, string file) =>
        file == place
        || file.StartsWith(
            place.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar,
            StringComparison.Ordinal
        );

    private static string Inside(SiteOptions options, string name) => Path.Combine(options.Input, name);

    private static bool HasNote(SiteOptions options, string name) =>
        File.Exists(Inside(options, $"{name}.md"))
        || Directory.EnumerateDirectories(options.Input).Any(part => File.Exists(Path.Combine(part, $"{name}.md")));
}
