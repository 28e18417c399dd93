using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Which notes the paths on the command line name: files, folders, or `module/note`.</summary>
public static class NoteSelection
{
    public static bool Contains(SiteOptions options, Note note) =>
        options.Only.IsEmpty || options.Only.Any(name => Matches(options, name, note));

    /// <summary>The first name that is no file or folder of the input, and no note's address.</summary>
    public static string? Unmatched(SiteOptions options) =>
        options.Only.FirstOrDefault(name =>
            !IsOfInput(options, name) && !Path.Exists(Inside(options, name)) && !HasNote(options, name)
        );

    /// <summary>`module/note` of the note that a name comes closest to: the one of that last part, or of nearly that name.</summary>
    public static string? Nearest(SiteOptions options, string name)
    {
        var notes = Directory
            .EnumerateFiles(options.Input, "*.md", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(options.Input, f).Replace('\\', '/').Split('/'))
            .Where(parts => parts.Length == 3)
            .Select(parts => $"{parts[1]}/{Path.GetFileNameWithoutExtension(parts[2])}")
            .Order(StringComparer.Ordinal)
            .ToList();
        var last = Path.GetFileNameWithoutExtension(name);
        return notes.Find(n => n.EndsWith($"/{last}", StringComparison.Ordinal)) ?? Suggestion.For(name, notes);
    }

    // The input itself, what lies in it, or a folder that holds it.
    private static bool IsOfInput(SiteOptions options, string name)
    {
        var (place, input) = (Path.GetFullPath(name), Path.GetFullPath(options.Input));
        return Path.Exists(place) && (Holds(input, place) || Holds(place, input));
    }

    private static bool Matches(SiteOptions options, string name, Note note)
    {
        var file = Path.GetFullPath(NoteFiles.PathOf(options, note));
        return note.Address.Reference == name
            || note.Address.Path == name
            || Holds(Path.GetFullPath(name), file)
            || Holds(Path.GetFullPath(Inside(options, name)), file);
    }

    /// <summary>Whether a path is a place or lies below it; both absolute.</summary>
    internal static bool Holds(string place, string file) =>
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
