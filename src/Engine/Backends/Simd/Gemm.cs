using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MlMath.Engine.Backends;

/// <summary>Which part of a causal attention's square matrices a product needs.</summary>
internal enum Triangle
{
    /// <summary>All of it.</summary>
    None,

    /// <summary>The result is wanted on and below the diagonal only.</summary>
    LowerResult,

    /// <summary>The left factor is zero above the diagonal: row i needs k ≤ i.</summary>
    LowerLeft,

    /// <summary>The left factor is zero below the diagonal: row i needs k ≥ i.</summary>
    UpperLeft,
}

/// <summary>c = a b: single precision, k ascending in one accumulator for every entry of c.</summary>
/// <remarks>
/// Step by step: (1) a panel of 32 columns of b is copied so that its rows lie side by side; (2) eight rows of a meet
/// the panel in a tile of 8 × 32 sums that never leave the registers. Each sum is a chain of fused multiply-adds with
/// k ascending, so neither the tile's size nor the vector's width changes a bit of the result.
/// </remarks>
internal unsafe struct Gemm
{
    /// <summary>Columns of a panel: two vectors of 16.</summary>
    public const int PanelWidth = 32;

    /// <summary>Rows of a panel: 512 × 32 floats are 64 KiB and stay in the second-level cache.</summary>
    private const int PanelDepth = 512;
    private const int TileRows = 8;

    public float* A;
    public float* B;
    public float* C;

    /// <summary>One row added to every row of c; null for none.</summary>
    public float* Bias;

    public int M;
    public int N;
    public int K;

    /// <summary>a(i, p) is at A[i · RowStride + p · StepStride]: either layout of a costs the same.</summary>
    public int RowStride;
    public int StepStride;
    public int BStride;
    public int CStride;

    /// <summary>b(p, j) is at B[j · BStride + p] instead of B[p · BStride + j].</summary>
    public bool TransposedB;

    /// <summary>Start from what is in c instead of from zero.</summary>
    public bool Add;
    public Triangle Triangle;

    [SkipLocalsInit]
    public readonly void Run()
    {
        var memory = stackalloc float[(PanelDepth * PanelWidth) + 16];
        var panel = (float*)(((nuint)memory + 63) & ~(nuint)63);
        var k0 = 0;
        do
        {
            var depth = Math.Min(PanelDepth, K - k0);
            for (var n0 = 0; n0 < N; n0 += PanelWidth)
            {
                var width = Math.Min(PanelWidth, N - n0);
                var padded = width > 16 ? 32 : 16;
                if (TransposedB)
                {
                    Packing.Transposed(B + ((long)n0 * BStride) + k0, BStride, depth, width, panel, padded);
                }
                else
                {
                    Packing.Straight(B + ((long)k0 * BStride) + n0, BStride, depth, width, panel, padded);
                }

                for (var m0 = 0; m0 < M; m0 += TileRows)
                {
                    Tile(panel, k0, depth, m0, n0, width, padded);
                }
            }

            k0 += depth;
        } while (k0 < K);
    }

    [SkipLocalsInit]
    private readonly void Tile(float* panel, int k0, int depth, int m0, int n0, int width, int padded)
    {
        if (Triangle == Triangle.LowerResult && n0 >= m0 + TileRows)
        {
            return;
        }

        var begin = Triangle == Triangle.UpperLeft ? Math.Max(k0, m0) : k0;
        var end = Triangle == Triangle.LowerLeft ? Math.Min(k0 + depth, m0 + TileRows) : k0 + depth;
        var steps = Math.Max(0, end - begin);
        var rows = Math.Min(TileRows, M - m0);
        var a = A + ((long)m0 * RowStride) + ((long)begin * StepStride);
        var b = panel + ((begin - k0) * padded);
        var c = C + ((long)m0 * CStride) + n0;
        var started = Add || k0 > 0;
        var init =
            started ? c
            : Bias is null ? null
            : Bias + n0;
        var initStride = started ? CStride : 0;
        if (width == padded)
        {
            Multiply(rows, steps, a, b, padded, c, CStride, init, initStride);
            return;
        }

        // A narrow last panel: the tile is computed in full beside c, and its valid columns are copied.
        var spare = stackalloc float[TileRows * PanelWidth];
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < padded; j++)
            {
                spare[(i * PanelWidth) + j] = init is null || j >= width ? 0 : init[((long)i * initStride) + j];
            }
        }

        Multiply(rows, steps, a, b, padded, spare, PanelWidth, spare, PanelWidth);
        for (var i = 0; i < rows; i++)
        {
            for (var j = 0; j < width; j++)
            {
                c[((long)i * CStride) + j] = spare[(i * PanelWidth) + j];
            }
        }
    }

    private readonly void Multiply(
        int rows,
        int steps,
        float* a,
        float* b,
        int padded,
        float* c,
        int cStride,
        float* init,
        int initStride
    )
    {
        var i = 0;
        if (Vector512.IsHardwareAccelerated)
        {
            if (rows == TileRows && padded == 32)
            {
                Kernel512.Rows8Columns32(steps, a, RowStride, StepStride, b, c, cStride, init, initStride);
                return;
            }

            if (rows == TileRows)
            {
                Kernel512.Rows8Columns16(steps, a, RowStride, StepStride, b, c, cStride, init, initStride);
                return;
            }
        }
        else
        {
            for (; i + 4 <= rows; i += 4)
            {
                for (var j = 0; j < padded; j += 16)
                {
                    var from = init is null ? null : init + ((long)i * initStride) + j;
                    Kernel256.Rows4Columns16(
                        steps,
                        a + ((long)i * RowStride),
                        RowStride,
                        StepStride,
                        b + j,
                        padded,
                        c + ((long)i * cStride) + j,
                        cStride,
                        from,
                        initStride
                    );
                }
            }
        }

        for (; i < rows; i++)
        {
            for (var j = 0; j < padded; j += 16)
            {
                var from = init is null ? null : init + ((long)i * initStride) + j;
                SingleRow(
                    steps,
                    a + ((long)i * RowStride),
                    StepStride,
                    b + j,
                    padded,
                    c + ((long)i * cStride) + j,
                    from
                );
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void SingleRow(int steps, float* a, int step, float* b, int bStride, float* c, float* init)
    {
        var sum = init is null ? Vector512<float>.Zero : Vector512.Load(init);
        for (var p = 0; p < steps; p++)
        {
            sum = Vector512.FusedMultiplyAdd(Vector512.Create(*a), Vector512.Load(b), sum);
            a += step;
            b += bStride;
        }

        sum.Store(c);
    }
}
