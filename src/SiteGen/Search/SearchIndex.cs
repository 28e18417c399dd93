using System.Collections.Immutable;

namespace MlMath.SiteGen.Search;

/// <summary>The files that the pages' search reads.</summary>
public static class SearchIndex
{
    /// <summary>Changes with what this class and <see cref="IndexParts"/> make of equal words.</summary>
    public const string Version = "2";

    private static readonly string[] Read =
    [
        ".pf_index",
        ".pf_fragment",
        ".pf_meta",
        "pagefind-entry.json",
        "wasm.en.pagefind",
    ];

    /// <exception cref="IOException">Pagefind fails.</exception>
    public static async Task<ImmutableArray<IndexFile>> MakeAsync(
        IReadOnlyList<SearchRecord> records,
        CancellationToken stop
    )
    {
        var made = await PagefindProgram.BesideProgram.RunAsync(records, stop);
        // The rest is Pagefind's own page elements; the site brings its own.
        return IndexParts.Cut(
            [.. made.Where(f => Read.Any(ending => f.Path.EndsWith(ending, StringComparison.Ordinal)))]
        );
    }

    /// <summary>All files in one array of bytes, for the cache.</summary>
    public static byte[] Pack(ImmutableArray<IndexFile> files)
    {
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(files.Length);
        foreach (var file in files)
        {
            writer.Write(file.Path);
            writer.Write(file.Content.Length);
            writer.Write(file.Content);
        }

        return bytes.ToArray();
    }

    public static ImmutableArray<IndexFile> Unpack(byte[] packed)
    {
        using var reader = new BinaryReader(new MemoryStream(packed));
        var files = ImmutableArray.CreateBuilder<IndexFile>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            files.Add(new IndexFile(reader.ReadString(), reader.ReadBytes(reader.ReadInt32())));
        }

        return files.ToImmutable();
    }
}
