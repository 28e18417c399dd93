using System.Buffers.Binary;
using System.Text;

namespace MlMath.SiteGen.Search;

/// <summary>Reads and writes the few kinds of CBOR (RFC 8949) that an index is made of: whole numbers, texts and arrays of known length.</summary>
internal static class Cbor
{
    public const int Number = 0;
    public const int Text = 3;
    public const int Array = 4;

    /// <summary>The head of the item at <paramref name="at"/>, which moves behind it.</summary>
    /// <returns>The major type, and the number, the length or the count that the head holds.</returns>
    /// <exception cref="InvalidDataException">An item of another kind.</exception>
    public static (int Type, long Value) ReadHead(ReadOnlySpan<byte> data, ref int at)
    {
        var first = data[at++];
        var (type, low) = (first >> 5, first & 31);
        if (type > Array || low > 27)
        {
            throw new InvalidDataException(
                $"byte {at - 1} begins a CBOR item of kind 0x{first:x2}, which no index has"
            );
        }

        if (low < 24)
        {
            return (type, low);
        }

        var size = 1 << (low - 24);
        Span<byte> wide = stackalloc byte[8];
        wide.Clear();
        data.Slice(at, size).CopyTo(wide[(8 - size)..]);
        at += size;
        return (type, BinaryPrimitives.ReadInt64BigEndian(wide));
    }

    /// <summary>The count of the array at <paramref name="at"/>, which moves to its first item.</summary>
    public static int ReadArray(ReadOnlySpan<byte> data, ref int at) => (int)Read(Array, data, ref at);

    public static long ReadNumber(ReadOnlySpan<byte> data, ref int at) => Read(Number, data, ref at);

    public static string ReadText(ReadOnlySpan<byte> data, ref int at)
    {
        var length = (int)Read(Text, data, ref at);
        at += length;
        return Encoding.UTF8.GetString(data.Slice(at - length, length));
    }

    /// <summary>Moves <paramref name="at"/> behind one whole item.</summary>
    public static void Skip(ReadOnlySpan<byte> data, ref int at)
    {
        for (var items = 1L; items > 0; items--)
        {
            var (type, value) = ReadHead(data, ref at);
            at += type is 2 or Text ? (int)value : 0;
            items += type == Array ? value : 0;
        }
    }

    /// <param name="value">Below 2³¹.</param>
    public static void WriteNumber(Stream to, long value) => WriteHead(to, Number, checked((int)value));

    public static void WriteArray(Stream to, int count) => WriteHead(to, Array, count);

    public static void WriteText(Stream to, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        WriteHead(to, Text, bytes.Length);
        to.Write(bytes);
    }

    private static void WriteHead(Stream to, int type, int value)
    {
        Span<byte> head = stackalloc byte[5];
        BinaryPrimitives.WriteInt32BigEndian(head[1..], value);
        var size =
            value < 24 ? 0
            : value <= byte.MaxValue ? 1
            : value <= ushort.MaxValue ? 2
            : 4;
        head[4 - size] = (byte)((type << 5) | (size == 0 ? value : 23 + (size == 4 ? 3 : size)));
        to.Write(head.Slice(4 - size, size + 1));
    }

    private static long Read(int wanted, ReadOnlySpan<byte> data, ref int at)
    {
        var start = at;
        var (type, value) = ReadHead(data, ref at);
        return type == wanted
            ? value
            : throw new InvalidDataException($"byte {start} begins a CBOR item of type {type}, not {wanted}");
    }
}
