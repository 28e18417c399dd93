using System.Buffers.Binary;
using System.Security.Cryptography;

namespace MlMath.SiteGen.Cache;

/// <summary>
/// The bytes of one file of the store: 4 of magic with the format's version, 8 of payload length (little-endian), 32 of
/// the payload's SHA-256, then the payload.
/// </summary>
internal static class CacheEntry
{
    public const int HeaderLength = 4 + 8 + SHA256.HashSizeInBytes;

    private static ReadOnlySpan<byte> Magic => "MLC\x01"u8;

    public static byte[] Header(ReadOnlySpan<byte> payload)
    {
        var header = new byte[HeaderLength];
        Magic.CopyTo(header);
        BinaryPrimitives.WriteInt64LittleEndian(header.AsSpan(4), payload.Length);
        SHA256.HashData(payload, header.AsSpan(12));
        return header;
    }

    /// <returns>The payload, or null when the file is not what <see cref="Header"/> promised.</returns>
    public static byte[]? Payload(ReadOnlySpan<byte> file)
    {
        if (file.Length < HeaderLength || !file.StartsWith(Magic))
        {
            return null;
        }

        var payload = file[HeaderLength..];
        if (BinaryPrimitives.ReadInt64LittleEndian(file[4..]) != payload.Length)
        {
            return null;
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(payload, hash);
        return hash.SequenceEqual(file[12..HeaderLength]) ? payload.ToArray() : null;
    }
}
