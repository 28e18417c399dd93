using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlMath.Engine.Backends;

/// <summary>Sixteen floats at a time, and fewer at the end of a row, through the same arithmetic.</summary>
internal static unsafe class Lanes
{
    public const int Count = 16;

    /// <summary>The first <paramref name="count"/> numbers at p; <paramref name="rest"/> in the other lanes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector512<float> Load(float* p, int count, float rest = 0) =>
        count >= Count ? Vector512.Load(p) : LoadFew(p, count, rest);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store(Vector512<float> v, float* p, int count)
    {
        if (count >= Count)
        {
            v.Store(p);
        }
        else
        {
            StoreFew(v, p, count);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static Vector512<float> LoadFew(float* p, int count, float rest)
    {
        var lanes = stackalloc float[Count];
        for (var i = 0; i < Count; i++)
        {
            lanes[i] = i < count ? p[i] : rest;
        }

        return Vector512.Load(lanes);
    }

    [MethodImpl(MethodImplOptions.NoInlining), SkipLocalsInit]
    private static void StoreFew(Vector512<float> v, float* p, int count)
    {
        var lanes = stackalloc float[Count];
        v.Store(lanes);
        for (var i = 0; i < count; i++)
        {
            p[i] = lanes[i];
        }
    }
}
