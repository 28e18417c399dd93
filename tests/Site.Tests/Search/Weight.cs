using System.IO.Compression;

namespace MlMath.Site.Tests.Search;

internal static class Weight
{
    /// <summary>What the host compresses on the way; everything else of the index is compressed already.</summary>
    private static readonly string[] Compressed = [".js", ".json", ".css", ".html", ".txt"];

    /// <summary>Whether a file is fetched for a search; a page's own may still come while one begins.</summary>
    public static bool IsOfSearch(string path) =>
        path.StartsWith("/search/", StringComparison.Ordinal)
        || path.StartsWith("/assets/search.", StringComparison.Ordinal);

    /// <summary>Bytes that are sent for a file of the site.</summary>
    /// <param name="path">From the site's root.</param>
    public static int Transferred(string root, string path)
    {
        var file = File.ReadAllBytes(Path.Combine(root, path.TrimStart('/')));
        if (!Compressed.Contains(Path.GetExtension(path)))
        {
            return file.Length;
        }

        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            gzip.Write(file);
        }

        return (int)packed.Length;
    }
}
