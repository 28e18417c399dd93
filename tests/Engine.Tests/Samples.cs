using System.Runtime.InteropServices;
using System.Security.Cryptography;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Tests;

/// <summary>The runs that several tests speak of.</summary>
internal static class Samples
{
    public static readonly TrainerOptions Options = new()
    {
        Seed = "test run",
        Steps = 50,
        Warmup = 5,
        EvaluateEvery = 0,
        Threads = 1,
    };

    /// <summary>Tokens with something to learn: mostly a walk in steps of 3, with a jump one time in four.</summary>
    public static int[] Tokens(int count)
    {
        var random = new Philox("test tokens");
        var tokens = new int[count];
        for (var i = 1; i < count; i++)
        {
            tokens[i] = random.NextInt(4) == 0 ? random.NextInt(65) : (tokens[i - 1] + 3) % 65;
        }

        return tokens;
    }

    public static Gpt Model(GptConfig? config = null) => new(config ?? new GptConfig(), new Philox("test model"));

    public static Trainer Trainer(int threads = 1, GptConfig? config = null) =>
        new(Model(config), Tokens(4000), [], Options with { Threads = threads });

    /// <summary>SHA-256 of all weights after 50 steps of the capstone's shape.</summary>
    public static string HashAfter50Steps(int threads)
    {
        using var trainer = Trainer(threads);
        trainer.Run();
        return Hash(trainer);
    }

    public static string Hash(Trainer trainer) =>
        Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes<float>(trainer.Flat.Weights.ToFloats())));
}
