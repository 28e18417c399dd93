using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlMath.Engine.Backends;

/// <summary>The inner loop of a matrix product for 512-bit vectors: 32 registers hold a tile of 8 × 32 sums.</summary>
/// <remarks>A step needs 8 + 2 loads for 16 multiply-adds; 16 independent chains hide their latency of 4 cycles.</remarks>
internal static unsafe class Kernel512
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8Columns32(
        int steps,
        float* a,
        int row,
        int step,
        float* b,
        float* c,
        int cStride,
        float* init,
        int initStride
    )
    {
        var c00 = Vector512<float>.Zero;
        var c01 = Vector512<float>.Zero;
        var c10 = Vector512<float>.Zero;
        var c11 = Vector512<float>.Zero;
        var c20 = Vector512<float>.Zero;
        var c21 = Vector512<float>.Zero;
        var c30 = Vector512<float>.Zero;
        var c31 = Vector512<float>.Zero;
        var c40 = Vector512<float>.Zero;
        var c41 = Vector512<float>.Zero;
        var c50 = Vector512<float>.Zero;
        var c51 = Vector512<float>.Zero;
        var c60 = Vector512<float>.Zero;
        var c61 = Vector512<float>.Zero;
        var c70 = Vector512<float>.Zero;
        var c71 = Vector512<float>.Zero;
        if (init is not null)
        {
            c00 = Vector512.Load(init);
            c01 = Vector512.Load(init + 16);
            c10 = Vector512.Load(init + initStride);
            c11 = Vector512.Load(init + initStride + 16);
            c20 = Vector512.Load(init + (2L * initStride));
            c21 = Vector512.Load(init + (2L * initStride) + 16);
            c30 = Vector512.Load(init + (3L * initStride));
            c31 = Vector512.Load(init + (3L * initStride) + 16);
            c40 = Vector512.Load(init + (4L * initStride));
            c41 = Vector512.Load(init + (4L * initStride) + 16);
            c50 = Vector512.Load(init + (5L * initStride));
            c51 = Vector512.Load(init + (5L * initStride) + 16);
            c60 = Vector512.Load(init + (6L * initStride));
            c61 = Vector512.Load(init + (6L * initStride) + 16);
            c70 = Vector512.Load(init + (7L * initStride));
            c71 = Vector512.Load(init + (7L * initStride) + 16);
        }

        var a4 = a + (4L * row);
        for (var p = 0; p < steps; p++)
        {
            var b0 = Vector512.Load(b);
            var b1 = Vector512.Load(b + 16);
            var v0 = Vector512.Create(*a);
            c00 = Vector512.FusedMultiplyAdd(v0, b0, c00);
            c01 = Vector512.FusedMultiplyAdd(v0, b1, c01);
            var v1 = Vector512.Create(a[row]);
            c10 = Vector512.FusedMultiplyAdd(v1, b0, c10);
            c11 = Vector512.FusedMultiplyAdd(v1, b1, c11);
            var v2 = Vector512.Create(a[2 * row]);
            c20 = Vector512.FusedMultiplyAdd(v2, b0, c20);
            c21 = Vector512.FusedMultiplyAdd(v2, b1, c21);
            var v3 = Vector512.Create(a[3 * row]);
            c30 = Vector512.FusedMultiplyAdd(v3, b0, c30);
            c31 = Vector512.FusedMultiplyAdd(v3, b1, c31);
            var v4 = Vector512.Create(*a4);
            c40 = Vector512.FusedMultiplyAdd(v4, b0, c40);
            c41 = Vector512.FusedMultiplyAdd(v4, b1, c41);
            var v5 = Vector512.Create(a4[row]);
            c50 = Vector512.FusedMultiplyAdd(v5, b0, c50);
            c51 = Vector512.FusedMultiplyAdd(v5, b1, c51);
            var v6 = Vector512.Create(a4[2 * row]);
            c60 = Vector512.FusedMultiplyAdd(v6, b0, c60);
            c61 = Vector512.FusedMultiplyAdd(v6, b1, c61);
            var v7 = Vector512.Create(a4[3 * row]);
            c70 = Vector512.FusedMultiplyAdd(v7, b0, c70);
            c71 = Vector512.FusedMultiplyAdd(v7, b1, c71);
            a += step;
            a4 += step;
            b += 32;
        }

        c00.Store(c);
        c01.Store(c + 16);
        c10.Store(c + cStride);
        c11.Store(c + cStride + 16);
        c20.Store(c + (2L * cStride));
        c21.Store(c + (2L * cStride) + 16);
        c30.Store(c + (3L * cStride));
        c31.Store(c + (3L * cStride) + 16);
        c40.Store(c + (4L * cStride));
        c41.Store(c + (4L * cStride) + 16);
        c50.Store(c + (5L * cStride));
        c51.Store(c + (5L * cStride) + 16);
        c60.Store(c + (6L * cStride));
        c61.Store(c + (6L * cStride) + 16);
        c70.Store(c + (7L * cStride));
        c71.Store(c + (7L * cStride) + 16);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows8Columns16(
        int steps,
        float* a,
        int row,
        int step,
        float* b,
        float* c,
        int cStride,
        float* init,
        int initStride
    )
    {
        var c00 = Vector512<float>.Zero;
        var c10 = Vector512<float>.Zero;
        var c20 = Vector512<float>.Zero;
        var c30 = Vector512<float>.Zero;
        var c40 = Vector512<float>.Zero;
        var c50 = Vector512<float>.Zero;
        var c60 = Vector512<float>.Zero;
        var c70 = Vector512<float>.Zero;
        if (init is not null)
        {
            c00 = Vector512.Load(init);
            c10 = Vector512.Load(init + initStride);
            c20 = Vector512.Load(init + (2L * initStride));
            c30 = Vector512.Load(init + (3L * initStride));
            c40 = Vector512.Load(init + (4L * initStride));
            c50 = Vector512.Load(init + (5L * initStride));
            c60 = Vector512.Load(init + (6L * initStride));
            c70 = Vector512.Load(init + (7L * initStride));
        }

        var a4 = a + (4L * row);
        for (var p = 0; p < steps; p++)
        {
            var b0 = Vector512.Load(b);
            c00 = Vector512.FusedMultiplyAdd(Vector512.Create(*a), b0, c00);
            c10 = Vector512.FusedMultiplyAdd(Vector512.Create(a[row]), b0, c10);
            c20 = Vector512.FusedMultiplyAdd(Vector512.Create(a[2 * row]), b0, c20);
            c30 = Vector512.FusedMultiplyAdd(Vector512.Create(a[3 * row]), b0, c30);
            c40 = Vector512.FusedMultiplyAdd(Vector512.Create(*a4), b0, c40);
            c50 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[row]), b0, c50);
            c60 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[2 * row]), b0, c60);
            c70 = Vector512.FusedMultiplyAdd(Vector512.Create(a4[3 * row]), b0, c70);
            a += step;
            a4 += step;
            b += 16;
        }

        c00.Store(c);
        c10.Store(c + cStride);
        c20.Store(c + (2L * cStride));
        c30.Store(c + (3L * cStride));
        c40.Store(c + (4L * cStride));
        c50.Store(c + (5L * cStride));
        c60.Store(c + (6L * cStride));
        c70.Store(c + (7L * cStride));
    }
}
