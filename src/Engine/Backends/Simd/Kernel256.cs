using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlMath.Engine.Backends;

/// <summary>The inner loop of a matrix product for 256-bit vectors: 16 registers hold a tile of 4 × 16 sums.</summary>
internal static unsafe class Kernel256
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows4Columns16(
        int steps,
        float* a,
        int row,
        int step,
        float* b,
        int bStride,
        float* c,
        int cStride,
        float* init,
        int initStride
    )
    {
        var c00 = Vector256<float>.Zero;
        var c01 = Vector256<float>.Zero;
        var c10 = Vector256<float>.Zero;
        var c11 = Vector256<float>.Zero;
        var c20 = Vector256<float>.Zero;
        var c21 = Vector256<float>.Zero;
        var c30 = Vector256<float>.Zero;
        var c31 = Vector256<float>.Zero;
        if (init is not null)
        {
            c00 = Vector256.Load(init);
            c01 = Vector256.Load(init + 8);
            c10 = Vector256.Load(init + initStride);
            c11 = Vector256.Load(init + initStride + 8);
            c20 = Vector256.Load(init + (2L * initStride));
            c21 = Vector256.Load(init + (2L * initStride) + 8);
            c30 = Vector256.Load(init + (3L * initStride));
            c31 = Vector256.Load(init + (3L * initStride) + 8);
        }

        for (var p = 0; p < steps; p++)
        {
            var b0 = Vector256.Load(b);
            var b1 = Vector256.Load(b + 8);
            var v0 = Vector256.Create(*a);
            c00 = Vector256.FusedMultiplyAdd(v0, b0, c00);
            c01 = Vector256.FusedMultiplyAdd(v0, b1, c01);
            var v1 = Vector256.Create(a[row]);
            c10 = Vector256.FusedMultiplyAdd(v1, b0, c10);
            c11 = Vector256.FusedMultiplyAdd(v1, b1, c11);
            var v2 = Vector256.Create(a[2 * row]);
            c20 = Vector256.FusedMultiplyAdd(v2, b0, c20);
            c21 = Vector256.FusedMultiplyAdd(v2, b1, c21);
            var v3 = Vector256.Create(a[3 * row]);
            c30 = Vector256.FusedMultiplyAdd(v3, b0, c30);
            c31 = Vector256.FusedMultiplyAdd(v3, b1, c31);
            a += step;
            b += bStride;
        }

        c00.Store(c);
        c01.Store(c + 8);
        c10.Store(c + cStride);
        c11.Store(c + cStride + 8);
        c20.Store(c + (2L * cStride));
        c21.Store(c + (2L * cStride) + 8);
        c30.Store(c + (3L * cStride));
        c31.Store(c + (3L * cStride) + 8);
    }
}
