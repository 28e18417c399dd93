using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;

namespace MlMath.SiteGen.Cache;

/// <summary>What a result depends on.</summary>
/// <param name="Kind">A folder of the store: `cells`, `formulas`, `figures`, `listings`, `capstone`.</param>
/// <param name="Subject">Whose result it is, in an author's words, e.g. `maths/linear-algebra/svd-qr-lu cell 3`; not part of the hash.</param>
/// <param name="Parts">Each input's name and content (or its hash). All of them are hashed, in order.</param>
public sealed record CacheKey(string Kind, string Subject, ImmutableArray<(string Name, string Value)> Parts)
{
    private string? _hash;

    /// <summary>SHA-256 of kind and parts, lower-case hexadecimal.</summary>
    public string Hash => _hash ??= ComputeHash();

    private string ComputeHash()
    {
        using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(sha, Kind);
        foreach (var (name, value) in Parts)
        {
            Append(sha, name);
            Append(sha, value);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }

    // Length-prefixed, so that no two different lists of parts give the same stream of bytes.
    private static void Append(IncrementalHash sha, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        sha.AppendData(BitConverter.GetBytes(bytes.Length));
        sha.AppendData(bytes);
    }
}
