using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The working folder of a note's cells: the note's data files and nothing else.</summary>
internal static class CellFolder
{
    /// <summary>Makes the folder as it must be in a clean state, whatever stood there.</summary>
    /// <exception cref="ArgumentException">A file's name leads out of the folder.</exception>
    public static void Renew(string folder, ImmutableDictionary<string, byte[]> data)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, content) in data)
        {
            var path = Path.GetFullPath(Path.Combine(folder, name));
            if (!path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal))
            {
                throw new ArgumentException($"the data file `{name}` is outside the working folder", nameof(data));
            }

            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllBytes(path, content);
        }
    }
}
