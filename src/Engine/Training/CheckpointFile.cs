using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using MlMath.Engine.Nn;

namespace MlMath.Engine.Training;

/// <summary>The file that holds a <see cref="Checkpoint"/>. Everything is little-endian.</summary>
/// <remarks>
/// <code>
/// offset  size  what
/// 0       8     the letters MLMATHGP
/// 8       4     format version, 1
/// 12      4     length H of the header
/// 16      H     header, JSON in UTF-8, padded with spaces so that 16 + H is a multiple of 64:
///               { identity, step, config, tokenizer, floats, tensors: [{ name, shape, start }] }
/// 16 + H  4F    F = floats numbers, float32; tensor t begins at number t.start
/// end−32  32    SHA-256 of everything before it
/// </code>
/// </remarks>
public static class CheckpointFile
{
    private const int Version = 1;
    private const int HashLength = 32;
    private const int HeaderStart = 16;

    private static readonly JsonSerializerOptions Json = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    private static ReadOnlySpan<byte> Magic => "MLMATHGP"u8;

    /// <summary>Writes beside the file first and then moves, so that a kill leaves the old file or the new one.</summary>
    public static void Save(Checkpoint checkpoint, string path)
    {
        var aside = path + ".new";
        File.WriteAllBytes(aside, ToBytes(checkpoint));
        File.Move(aside, path, overwrite: true);
    }

    /// <exception cref="CheckpointException">The file is not a whole, undamaged checkpoint.</exception>
    public static Checkpoint Load(string path) => FromBytes(File.ReadAllBytes(path));

    public static byte[] ToBytes(Checkpoint checkpoint)
    {
        var tensors = new JsonArray();
        var count = 0;
        foreach (var tensor in checkpoint.Tensors)
        {
            tensors.Add(JsonSerializer.SerializeToNode(new Entry(tensor.Name, tensor.Shape, count), Json));
            count += tensor.Values.Length;
        }

        var header = JsonSerializer.SerializeToUtf8Bytes(
            new JsonObject
            {
                ["identity"] = checkpoint.Identity,
                ["step"] = checkpoint.Step,
                ["config"] = JsonSerializer.SerializeToNode(checkpoint.Config, Json),
                ["tokenizer"] = JsonSerializer.SerializeToNode(checkpoint.Tokenizer, Json),
                ["floats"] = count,
                ["tensors"] = tensors,
            },
            Json
        );
        var headerLength = ((HeaderStart + header.Length + 63) & ~63) - HeaderStart;
        var bytes = new byte[HeaderStart + headerLength + (sizeof(float) * count) + HashLength];
        Magic.CopyTo(bytes);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(12), headerLength);
        bytes.AsSpan(HeaderStart, headerLength).Fill((byte)' ');
        header.CopyTo(bytes.AsSpan(HeaderStart));
        var at = HeaderStart + headerLength;
        foreach (var value in checkpoint.Tensors.SelectMany(tensor => tensor.Values))
        {
            BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(at), value);
            at += sizeof(float);
        }

        SHA256.HashData(bytes.AsSpan(0, at), bytes.AsSpan(at));
        return bytes;
    }

    /// <exception cref="CheckpointException">The bytes are not a whole, undamaged checkpoint.</exception>
    public static Checkpoint FromBytes(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < Magic.Length || !bytes[..Magic.Length].SequenceEqual(Magic))
        {
            throw new CheckpointException("this is not a checkpoint: it does not begin with the letters MLMATHGP");
        }

        if (bytes.Length < HeaderStart + HashLength)
        {
            throw new CheckpointException($"the checkpoint is cut short: it ends after {bytes.Length} bytes");
        }

        var version = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]);
        if (version != Version)
        {
            throw new CheckpointException(
                $"the checkpoint has format version {version}; this engine reads version {Version}"
            );
        }

        var headerLength = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]);
        if (headerLength < 0 || headerLength > bytes.Length - HeaderStart - HashLength)
        {
            throw new CheckpointException(
                $"the checkpoint is cut short or damaged: its header is said to have {headerLength} bytes, the file has {bytes.Length}"
            );
        }

        var body = bytes[..^HashLength];
        if (!SHA256.HashData(body).AsSpan().SequenceEqual(bytes[^HashLength..]))
        {
            throw new CheckpointException(
                "the checkpoint is cut short or damaged: its SHA-256 does not match its contents"
            );
        }

        return Parse(bytes.Slice(HeaderStart, headerLength), body[(HeaderStart + headerLength)..]);
    }

    private static Checkpoint Parse(ReadOnlySpan<byte> header, ReadOnlySpan<byte> numbers)
    {
        try
        {
            var parsed = JsonSerializer.Deserialize<Header>(header, Json)!;
            if (parsed.Floats < 0 || numbers.Length != (long)sizeof(float) * parsed.Floats)
            {
                throw new CheckpointException(
                    $"the checkpoint announces {parsed.Floats} numbers and holds {numbers.Length} bytes of them"
                );
            }

            var tensors = new List<CheckpointTensor>();
            foreach (var entry in parsed.Tensors)
            {
                var values = new float[entry.Shape.Aggregate(1, (a, b) => checked(a * b))];
                for (var i = 0; i < values.Length; i++)
                {
                    values[i] = BinaryPrimitives.ReadSingleLittleEndian(numbers[(sizeof(float) * (entry.Start + i))..]);
                }

                tensors.Add(new CheckpointTensor(entry.Name, entry.Shape, values));
            }

            parsed.Config.Check();
            return new Checkpoint(parsed.Identity, parsed.Step, parsed.Config, parsed.Tokenizer, tensors);
        }
        catch (Exception e)
            when (e is JsonException or ArgumentException or OverflowException or NullReferenceException)
        {
            throw new CheckpointException($"the checkpoint's header makes no sense: {e.Message}");
        }
    }

    private sealed record Entry(string Name, int[] Shape, int Start);

    private sealed record Header(
        string Identity,
        int Step,
        GptConfig Config,
        TokenizerSpec Tokenizer,
        int Floats,
        Entry[] Tensors
    );
}
