namespace MlMath.Bench.Site;

/// <summary>A folder of notes to edit: a copy of one that there is, with its cache if it has one, or the made-up notes.</summary>
internal static class PreviewFolder
{
    private static readonly string[] Copied = ["input", "snippets", ".cache"];

    /// <summary>The first note, as `part/module/note`.</summary>
    /// <exception cref="InvalidOperationException">There is none.</exception>
    public static string FirstNote(string root)
    {
        var input = Path.Combine(root, "input");
        return Directory
                .EnumerateFiles(input, "*.md", SearchOption.AllDirectories)
                .Select(file => Path.ChangeExtension(Path.GetRelativePath(input, file), null).Replace('\\', '/'))
                .Where(note => note.Count(c => c == '/') == 2 && !note.EndsWith("/index", StringComparison.Ordinal))
                .Min(StringComparer.Ordinal)
            ?? throw new InvalidOperationException($"no note in {input}");
    }

    public static void Make(string root, string? like, SyntheticNotes notes)
    {
        if (like is null)
        {
            notes.Write(Path.Combine(root, "input"));
            Directory.CreateDirectory(Path.Combine(root, "snippets"));
            File.Copy(
                Path.Combine(AppContext.BaseDirectory, "prelude.csx"),
                Path.Combine(root, "snippets", "prelude.csx")
            );
            return;
        }

        foreach (var name in Copied.Where(name => Directory.Exists(Path.Combine(like, name))))
        {
            var from = Path.Combine(like, name);
            foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            {
                var to = Path.Combine(root, name, Path.GetRelativePath(from, file));
                Directory.CreateDirectory(Path.GetDirectoryName(to)!);
                File.Copy(file, to);
            }
        }
    }
}
