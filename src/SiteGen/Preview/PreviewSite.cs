using System.Collections.Frozen;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Preview;

/// <summary>A file as the server answers with it.</summary>
/// <param name="Tag">Changes with the content.</param>
internal sealed record PreviewFile(ReadOnlyMemory<byte> Content, string Tag);

/// <summary>
/// What is shown: the files of the last build, and of earlier ones the pages that a mistake keeps out of it. A page is
/// laid out when it is first looked at.
/// </summary>
internal sealed class PreviewSite
{
    private const string PageFile = "index.html";

    private static readonly FrozenDictionary<string, SiteFile> None = FrozenDictionary<string, SiteFile>.Empty;

    private readonly FrozenDictionary<string, SiteFile> _files;
    private readonly FrozenDictionary<string, SiteFile> _earlier;

    private PreviewSite(FrozenDictionary<string, SiteFile> files, FrozenDictionary<string, SiteFile> earlier)
    {
        _files = files;
        _earlier = earlier;
    }

    /// <summary>The site that the last `build` wrote, to be shown until there is a newer one; nothing where there is none.</summary>
    public static PreviewSite OfFolder(string output) =>
        File.Exists(Path.Combine(output, SiteWriter.Marker))
            ? new PreviewSite(
                Directory
                    .EnumerateFiles(output, "*", SearchOption.AllDirectories)
                    .Select(f => SiteFile.Copy(Path.GetRelativePath(output, f).Replace('\\', '/'), f))
                    .ToFrozenDictionary(f => f.Path, StringComparer.Ordinal),
                None
            )
            : new PreviewSite(None, None);

    public bool IsEmpty => _files.Count == 0;

    /// <summary>Addresses of the pages of this site that were laid out because somebody looked at them.</summary>
    public IEnumerable<string> PagesLookedAt =>
        _files
            .Values.Where(f => f.IsMade && f.Path.EndsWith(PageFile, StringComparison.Ordinal))
            .Select(f => f.Path[..^PageFile.Length])
            .Order(StringComparer.Ordinal);

    /// <summary>The site after a build.</summary>
    /// <param name="whole">Nothing was wrong: what this build has no page for is gone. Else the page as it last was stays.</param>
    public PreviewSite After(IEnumerable<SiteFile> files, bool whole)
    {
        var now = files.ToFrozenDictionary(f => f.Path, StringComparer.Ordinal);
        return new PreviewSite(
            now,
            whole
                ? None
                : _files
                    .Concat(_earlier)
                    .Where(f => !now.ContainsKey(f.Key) && f.Key.EndsWith("/index.html", StringComparison.Ordinal))
                    .DistinctBy(f => f.Key)
                    .ToFrozenDictionary(f => f.Key, f => f.Value, StringComparer.Ordinal)
        );
    }

    public bool Has(string path) => _files.ContainsKey(path) || _earlier.ContainsKey(path);

    public PreviewFile? Read(string path)
    {
        if ((_files.GetValueOrDefault(path) ?? _earlier.GetValueOrDefault(path)) is not { } file)
        {
            return null;
        }

        return new PreviewFile(file.Content, ContentHash.Of(file.Content.Span)[..16]);
    }
}
