using System.Collections.Immutable;
using System.Security.Cryptography;

namespace MlMath.SiteGen.Cache;

/// <summary>What a result depends on.</summary>
/// <param name="Kind">A folder of the store: `cells`, `formulas`, `figures`, `listings`, `search`, `cards`, `capstone`.</param>
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
        sha.AppendText(Kind);
        foreach (var (name, value) in Parts)
        {
            sha.AppendText(name);
            sha.AppendText(value);
        }

        return Convert.ToHexStringLower(sha.GetHashAndReset());
    }
}
