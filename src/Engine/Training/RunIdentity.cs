using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using MlMath.Engine.Nn;

namespace MlMath.Engine.Training;

/// <summary>The name of a run: equal names, equal bytes.</summary>
public static class RunIdentity
{
    /// <summary>Raised whenever a change to the engine may change a bit of what it computes.</summary>
    public const int ArithmeticVersion = 1;

    /// <returns>64 lower-case hexadecimal digits: the SHA-256 of seed, sizes, options, tokens and arithmetic version.</returns>
    /// <remarks>The number of threads is left out, as it changes nothing.</remarks>
    public static string Of(GptConfig config, TrainerOptions options, int[] tokens, int[] validation)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var text = FormattableString.Invariant(
            $"{ArithmeticVersion}\n{options with { Threads = 0 }}\n{config}\n{tokens.Length}\n"
        );
        hash.AppendData(Encoding.UTF8.GetBytes(text));
        var bytes = new byte[sizeof(int)];
        foreach (var token in tokens.Concat(validation))
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes, token);
            hash.AppendData(bytes);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
