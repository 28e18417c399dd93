using System.Collections.Concurrent;
using System.IO.Compression;

namespace MlMath.Browsing;

/// <summary>A folder's files as a host puts them on the wire: text compressed, everything else as it is.</summary>
/// <param name="root">The folder of the site.</param>
public sealed class WireFiles(string root)
{
    // What hosts compress with on the fly.
    private const int Quality = 5;
    private const int Window = 22;

    private static readonly HashSet<string> Text = new(StringComparer.Ordinal)
    {
        ".html",
        ".css",
        ".js",
        ".json",
        ".svg",
        ".txt",
        ".xml",
        ".md",
        ".cs",
        ".ipynb",
    };

    private readonly ConcurrentDictionary<string, (DateTime Written, byte[] Content)> _kept = new(
        StringComparer.Ordinal
    );

    /// <summary>Every page, as a path from the site's root, in order.</summary>
    public IEnumerable<string> Pages =>
        Directory
            .EnumerateFiles(root, "*.html", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(root, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);

    public static bool IsText(string file) => Text.Contains(Path.GetExtension(file));

    /// <summary>The file that answers a path; null where there is none.</summary>
    /// <param name="path">From the site's root, with or without its leading slash; a folder's is its `index.html`.</param>
    public string? Find(string path)
    {
        path = path.TrimStart('/');
        path = path.Length == 0 || path.EndsWith('/') ? path + "index.html" : path;
        var file = Path.GetFullPath(Path.Combine(root, path));
        return file.StartsWith(root, StringComparison.Ordinal) && File.Exists(file) ? file : null;
    }

    /// <summary>The bytes of a file in Brotli where it <see cref="IsText"/>, as they are where not.</summary>
    public byte[] Read(string file)
    {
        var written = File.GetLastWriteTimeUtc(file);
        if (_kept.TryGetValue(file, out var kept) && kept.Written == written)
        {
            return kept.Content;
        }

        var content = File.ReadAllBytes(file);
        content = IsText(file) ? Compressed(content) : content;
        _kept[file] = (written, content);
        return content;
    }

    private static byte[] Compressed(byte[] content)
    {
        var target = new byte[BrotliEncoder.GetMaxCompressedLength(content.Length)];
        return BrotliEncoder.TryCompress(content, target, out var length, Quality, Window)
            ? target[..length]
            : throw new InvalidOperationException($"{content.Length} bytes did not compress");
    }
}
