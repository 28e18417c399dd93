using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace MlMath.Engine.Numerics;

/// <summary>Random numbers by counter: number n of a seed is a pure function of (seed, n).</summary>
/// <remarks>
/// Philox 4×32 with ten rounds: Salmon, Moraes, Dror, Shaw, "Parallel random numbers: as easy as 1, 2, 3" (SC 2011).
/// The key is the first eight bytes of the SHA-256 of the seed string.
/// </remarks>
public sealed class Philox
{
    private readonly uint key0;
    private readonly uint key1;
    private readonly string seed;
    private ulong block;
    private (uint A, uint B, uint C, uint D) words;
    private int used = 4;
    private double? spareNormal;

    public Philox(string seed)
    {
        ArgumentNullException.ThrowIfNull(seed);
        this.seed = seed;
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(seed));
        key0 = BinaryPrimitives.ReadUInt32LittleEndian(hash);
        key1 = BinaryPrimitives.ReadUInt32LittleEndian(hash.AsSpan(4));
    }

    /// <summary>An independent generator for one purpose: `random.Stream("batches")`.</summary>
    public Philox Stream(string name) => new($"{seed}/{name}");

    /// <summary>Four words at a place of the sequence, without moving along it.</summary>
    public (uint A, uint B, uint C, uint D) At(ulong counter, ulong row = 0) =>
        Rounds((uint)counter, (uint)(counter >> 32), (uint)row, (uint)(row >> 32), key0, key1);

    /// <summary>A whole number in [0, <paramref name="bound"/>) at a place of the sequence, without moving along it.</summary>
    /// <remarks>The top of a 64 × 64-bit product: bias below bound / 2⁶⁴.</remarks>
    public int IndexAt(ulong counter, ulong row, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var (a, b, _, _) = At(counter, row);
        return (int)Math.BigMul(((ulong)a << 32) | b, (ulong)bound, out _);
    }

    public uint NextUInt32()
    {
        if (used == 4)
        {
            words = At(block++);
            used = 0;
        }

        return used++ switch
        {
            0 => words.A,
            1 => words.B,
            2 => words.C,
            _ => words.D,
        };
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble()
    {
        var high = (ulong)(NextUInt32() >> 5);
        var low = (ulong)(NextUInt32() >> 6);
        return ((high << 26) | low) * (1.0 / (1UL << 53));
    }

    /// <summary>Uniform in [low, high).</summary>
    public double NextDouble(double low, double high) => low + ((high - low) * NextDouble());

    /// <summary>A whole number in [0, <paramref name="bound"/>).</summary>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var high = (ulong)NextUInt32() << 32;
        return (int)Math.BigMul(high | NextUInt32(), (ulong)bound, out _);
    }

    /// <summary>Standard normal: mean 0, variance 1.</summary>
    /// <remarks>Box and Muller (1958): a uniform angle and a radius √(−2 ln u) give two independent normals.</remarks>
    public double NextNormal()
    {
        if (spareNormal is { } spare)
        {
            spareNormal = null;
            return spare;
        }

        var radius = Math.Sqrt(-2 * Elementary.Log(1 - NextDouble()));
        var turn = 2 * NextDouble();
        spareNormal = radius * Elementary.SinPi(turn);
        return radius * Elementary.CosPi(turn);
    }

    /// <summary>Fisher and Yates: every order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The block function: a counter of four words and a key of two become four random words.</summary>
    public static (uint A, uint B, uint C, uint D) Rounds(uint a, uint b, uint c, uint d, uint k0, uint k1)
    {
        for (var round = 0; round < 10; round++)
        {
            var first = (ulong)a * 0xD2511F53;
            var second = (ulong)c * 0xCD9E8D57;
            (a, b, c, d) = ((uint)(second >> 32) ^ b ^ k0, (uint)second, (uint)(first >> 32) ^ d ^ k1, (uint)first);
            k0 += 0x9E3779B9;
            k1 += 0xBB67AE85;
        }

        return (a, b, c, d);
    }
}
