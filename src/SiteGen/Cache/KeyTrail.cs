using System.Collections.Immutable;
using System.Text;

namespace MlMath.SiteGen.Cache;

/// <summary>
/// What the last key of a subject was made of: a line per part, the hash of its value and its name. It only serves to
/// explain a miss; a hit never reads it.
/// </summary>
internal static class KeyTrail
{
    // 64 bits tell a changed part from an unchanged one; nothing is ever looked up by them.
    private const int HashLength = 16;

    /// <summary>Names the file of a key's kind and subject.</summary>
    public static string FileName(CacheKey key) => ContentHash.Of(key.Kind + "\n" + key.Subject);

    public static byte[] Write(CacheKey key)
    {
        var text = new StringBuilder();
        foreach (var (name, value) in key.Parts)
        {
            text.Append(ContentHash.Of(value).AsSpan(0, HashLength)).Append(' ').Append(OneLine(name)).Append('\n');
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <returns>Names of the parts that were added, removed or changed since <paramref name="before"/> was written.</returns>
    public static ImmutableArray<string> Changes(ReadOnlySpan<byte> before, CacheKey key)
    {
        var old = Read(before);
        var now = Read(Write(key));
        return
        [
            .. now.Where(p => !old.Contains(p)).Select(p => p.Name).Distinct(),
            .. old.Where(p => now.All(n => n.Name != p.Name)).Select(p => p.Name + " (gone)").Distinct(),
        ];
    }

    private static List<(string Hash, string Name)> Read(ReadOnlySpan<byte> trail) =>
        [
            .. Encoding
                .UTF8.GetString(trail)
                .Split('\n')
                .Where(l => l.Length > HashLength)
                .Select(l => (l[..HashLength], l[(HashLength + 1)..])),
        ];

    private static string OneLine(string name) => name.ReplaceLineEndings(" ");
}
