using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace MlMath.Engine.Backends;

/// <summary>Copies a panel of b so that the inner loop reads it straight through. Missing columns become zeros.</summary>
internal static unsafe class Packing
{
    /// <summary>panel[p · padded + j] = b[p · stride + j].</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Straight(float* b, int stride, int depth, int width, float* panel, int padded)
    {
        for (var p = 0; p < depth; p++, b += stride, panel += padded)
        {
            if (width == 32)
            {
                Vector512.Load(b).Store(panel);
                Vector512.Load(b + 16).Store(panel + 16);
            }
            else if (width == 16)
            {
                Vector512.Load(b).Store(panel);
            }
            else
            {
                for (var j = 0; j < padded; j++)
                {
                    panel[j] = j < width ? b[j] : 0;
                }
            }
        }
    }

    /// <summary>panel[p · padded + j] = b[j · stride + p], four by four.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Transposed(float* b, int stride, int depth, int width, float* panel, int padded)
    {
        var j = 0;
        for (; Sse.IsSupported && j + 4 <= width; j += 4)
        {
            var (b0, b1, b2, b3) = (
                (nint)(b + ((long)j * stride)),
                (nint)(b + ((j + 1L) * stride)),
                (nint)(b + ((j + 2L) * stride)),
                (nint)(b + ((j + 3L) * stride))
            );
            var p = 0;
            for (; p + 4 <= depth; p += 4)
            {
                var r0 = Vector128.Load((float*)b0 + p);
                var r1 = Vector128.Load((float*)b1 + p);
                var r2 = Vector128.Load((float*)b2 + p);
                var r3 = Vector128.Load((float*)b3 + p);
                var low01 = Sse.UnpackLow(r0, r1);
                var high01 = Sse.UnpackHigh(r0, r1);
                var low23 = Sse.UnpackLow(r2, r3);
                var high23 = Sse.UnpackHigh(r2, r3);
                var to = panel + (p * padded) + j;
                Sse.MoveLowToHigh(low01, low23).Store(to);
                Sse.MoveHighToLow(low23, low01).Store(to + padded);
                Sse.MoveLowToHigh(high01, high23).Store(to + (2 * padded));
                Sse.MoveHighToLow(high23, high01).Store(to + (3 * padded));
            }

            for (; p < depth; p++)
            {
                var to = panel + (p * padded) + j;
                to[0] = ((float*)b0)[p];
                to[1] = ((float*)b1)[p];
                to[2] = ((float*)b2)[p];
                to[3] = ((float*)b3)[p];
            }
        }

        for (; j < padded; j++)
        {
            for (var p = 0; p < depth; p++)
            {
                panel[(p * padded) + j] = j < width ? b[((long)j * stride) + p] : 0;
            }
        }
    }
}
