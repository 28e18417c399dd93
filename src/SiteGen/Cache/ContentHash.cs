using System.Security.Cryptography;
using System.Text;

namespace MlMath.SiteGen.Cache;

/// <summary>SHA-256 as the cache, its keys and asset names write it: lower-case hexadecimal.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <summary>Of the text's UTF-8.</summary>
    public static string Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    /// <summary>Adds a text to a hash of several, length first: no two different lists give the same stream of bytes.</summary>
    public static void AppendText(this IncrementalHash sha, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        sha.AppendData(BitConverter.GetBytes(bytes.Length));
        sha.AppendData(bytes);
    }
}
