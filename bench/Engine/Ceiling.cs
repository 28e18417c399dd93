using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Bench;

/// <summary>What the processor can do at most: fused multiply-adds on registers alone, no memory at all.</summary>
internal static class Ceiling
{
    private const int Rounds = 1_000_000;
    private const int Chains = 16;

    /// <returns>GFLOP/s, the best of five, on so many threads at once.</returns>
    public static double Measure(int threads)
    {
        using var workers = new Workers(threads);
        var sink = new float[64];
        var best = 0.0;
        for (var i = 0; i < 5; i++)
        {
            var start = Stopwatch.GetTimestamp();
            workers.Run(threads, (_, item) => sink[item] = Spin());
            var seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            best = Math.Max(best, 2.0 * 16 * Chains * Rounds * threads / seconds / 1e9);
        }

        return best;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static float Spin()
    {
        var a = Vector512.Create(0.999f);
        var b = Vector512.Create(0.001f);
        Vector512<float> c0 = b,
            c1 = b,
            c2 = b,
            c3 = b,
            c4 = b,
            c5 = b,
            c6 = b,
            c7 = b,
            c8 = b,
            c9 = b,
            c10 = b,
            c11 = b,
            c12 = b,
            c13 = b,
            c14 = b,
            c15 = b;
        for (var i = 0; i < Rounds; i++)
        {
            c0 = Vector512.FusedMultiplyAdd(a, c0, b);
            c1 = Vector512.FusedMultiplyAdd(a, c1, b);
            c2 = Vector512.FusedMultiplyAdd(a, c2, b);
            c3 = Vector512.FusedMultiplyAdd(a, c3, b);
            c4 = Vector512.FusedMultiplyAdd(a, c4, b);
            c5 = Vector512.FusedMultiplyAdd(a, c5, b);
            c6 = Vector512.FusedMultiplyAdd(a, c6, b);
            c7 = Vector512.FusedMultiplyAdd(a, c7, b);
            c8 = Vector512.FusedMultiplyAdd(a, c8, b);
            c9 = Vector512.FusedMultiplyAdd(a, c9, b);
            c10 = Vector512.FusedMultiplyAdd(a, c10, b);
            c11 = Vector512.FusedMultiplyAdd(a, c11, b);
            c12 = Vector512.FusedMultiplyAdd(a, c12, b);
            c13 = Vector512.FusedMultiplyAdd(a, c13, b);
            c14 = Vector512.FusedMultiplyAdd(a, c14, b);
            c15 = Vector512.FusedMultiplyAdd(a, c15, b);
        }

        var sum = c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11 + c12 + c13 + c14 + c15;
        return Vector512.Sum(sum);
    }
}
