namespace MlMath.SiteGen.Pipelines;

/// <summary>Writes a site beside the last one and swaps them, so that a reader never sees half of either.</summary>
public static class SiteWriter
{
    /// <summary>Marks a folder as a site that this program made and may replace.</summary>
    public const string Marker = ".sitegen";

    /// <summary>Whether <paramref name="output"/> may be replaced: absent, empty, or made by this program.</summary>
    public static bool MayReplace(string output) =>
        !File.Exists(output)
        && (
            !Directory.Exists(output)
            || File.Exists(Path.Combine(output, Marker))
            || !Directory.EnumerateFileSystemEntries(output).Any()
        );

    public static void Write(string output, IEnumerable<SiteFile> files)
    {
        output = Path.GetFullPath(output).TrimEnd(Path.DirectorySeparatorChar);
        var aside = $"{output}.{Environment.ProcessId}.new";
        var old = $"{output}.{Environment.ProcessId}.old";
        try
        {
            Delete(aside);
            foreach (var folder in files.Select(f => Path.GetDirectoryName(Path.Combine(aside, f.Path))!).Distinct())
            {
                Directory.CreateDirectory(folder);
            }

            foreach (var file in files)
            {
                using var handle = File.OpenHandle(
                    Path.Combine(aside, file.Path),
                    FileMode.CreateNew,
                    FileAccess.Write
                );
                RandomAccess.Write(handle, file.Content.Span, 0);
            }

            File.WriteAllText(Path.Combine(aside, Marker), "This folder is generated; the next build replaces it.\n");
            if (Directory.Exists(output))
            {
                Directory.Move(output, old);
            }

            Directory.Move(aside, output);
        }
        finally
        {
            // A failed swap puts the last good site back.
            if (!Directory.Exists(output) && Directory.Exists(old))
            {
                Directory.Move(old, output);
            }

            Delete(aside);
            Delete(old);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
