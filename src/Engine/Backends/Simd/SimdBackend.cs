using System.Buffers;
using System.Runtime.Intrinsics.Arm;
using System.Runtime.Intrinsics.X86;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Backends;

/// <summary>float32 on the processor's vector units. The same bits with 256-bit and 512-bit vectors, on any thread.</summary>
/// <remarks>Sums are chains of fused multiply-adds in a fixed order, or sixteen partial sums joined by a fixed tree.</remarks>
public sealed unsafe class SimdBackend : IBackend
{
    /// <exception cref="PlatformNotSupportedException">The processor has no fused multiply-add.</exception>
    public SimdBackend()
    {
        if (!Fma.IsSupported && !AdvSimd.Arm64.IsSupported)
        {
            throw new PlatformNotSupportedException(
                "this processor has no fused multiply-add (FMA3 or ARM64): results would differ from every other "
                    + "machine's, so the engine does not start; use ReferenceBackend"
            );
        }
    }

    public string Name => "simd";

    public Storage Allocate(int length) => new FloatStorage(length);

    public void Fill(Slice y, float value) => Numbers(y).Fill(value);

    public void Scale(Slice x, float alpha, Slice y, bool add)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            EntrywiseKernels.Scale(xs, alpha, ys, y.Length, add);
        }
    }

    public void Unary(UnaryOp op, Slice x, Slice y)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            switch (op)
            {
                case UnaryOp.Exp:
                    EntrywiseKernels.Map<UnaryKernels.Exp>(xs, ys, y.Length);
                    break;
                case UnaryOp.Log:
                    EntrywiseKernels.Map<UnaryKernels.Log>(xs, ys, y.Length);
                    break;
                case UnaryOp.Tanh:
                    EntrywiseKernels.Map<UnaryKernels.Tanh>(xs, ys, y.Length);
                    break;
                case UnaryOp.Sigmoid:
                    EntrywiseKernels.Map<UnaryKernels.Sigmoid>(xs, ys, y.Length);
                    break;
                case UnaryOp.Relu:
                    EntrywiseKernels.Map<UnaryKernels.Relu>(xs, ys, y.Length);
                    break;
                case UnaryOp.Gelu:
                    EntrywiseKernels.Map<UnaryKernels.Gelu>(xs, ys, y.Length);
                    break;
                case UnaryOp.Sqrt:
                    EntrywiseKernels.Map<UnaryKernels.Sqrt>(xs, ys, y.Length);
                    break;
                case UnaryOp.Square:
                    EntrywiseKernels.Map<UnaryKernels.Square>(xs, ys, y.Length);
                    break;
                case UnaryOp.Abs:
                    EntrywiseKernels.Map<UnaryKernels.Abs>(xs, ys, y.Length);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(op), op, "unknown function");
            }
        }
    }

    public void UnaryGrad(UnaryOp op, Slice x, Slice y, Slice gy, Slice gx, bool add)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y),
                gys = Numbers(gy),
                gxs = Numbers(gx)
        )
        {
            switch (op)
            {
                case UnaryOp.Exp:
                    EntrywiseKernels.MapGrad<UnaryKernels.Exp>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Log:
                    EntrywiseKernels.MapGrad<UnaryKernels.Log>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Tanh:
                    EntrywiseKernels.MapGrad<UnaryKernels.Tanh>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Sigmoid:
                    EntrywiseKernels.MapGrad<UnaryKernels.Sigmoid>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Relu:
                    EntrywiseKernels.MapGrad<UnaryKernels.Relu>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Gelu:
                    EntrywiseKernels.MapGrad<UnaryKernels.Gelu>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Sqrt:
                    EntrywiseKernels.MapGrad<UnaryKernels.Sqrt>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Square:
                    EntrywiseKernels.MapGrad<UnaryKernels.Square>(xs, ys, gys, gxs, x.Length, add);
                    break;
                case UnaryOp.Abs:
                    EntrywiseKernels.MapGrad<UnaryKernels.Abs>(xs, ys, gys, gxs, x.Length, add);
                    break;
                default:
                    throw new ArgumentOutOfRangeException(nameof(op), op, "unknown function");
            }
        }
    }

    public void Binary(BinaryOp op, Slice a, Slice b, Slice y, Broadcast map, bool add)
    {
        fixed (
            float* left = Numbers(a),
                right = Numbers(b),
                ys = Numbers(y)
        )
        {
            if (map.IsSame)
            {
                EntrywiseKernels.Combine(op, left, 1, right, 1, ys, y.Length, add);
                return;
            }

            var (run, step1, step2) = LastAxis(map.Dimensions, map.Left, map.Right);
            var walk = Outer(map.Dimensions, map.Left, map.Right);
            for (var i = 0; i < y.Length; i += run, walk.Next())
            {
                EntrywiseKernels.Combine(op, left + walk.First, step1, right + walk.Second, step2, ys + i, run, add);
            }
        }
    }

    public void SumTo(Slice x, float alpha, Slice y, Broadcast map, bool add)
    {
        if (!add)
        {
            Fill(y, 0);
        }

        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            if (y.Length == 1)
            {
                *ys += alpha * EntrywiseKernels.Sum(xs, x.Length);
                return;
            }

            var (run, step, _) = LastAxis(map.Dimensions, map.Left, map.Left);
            var walk = Outer(map.Dimensions, map.Left, map.Left);
            for (var i = 0; i < x.Length; i += run, walk.Next())
            {
                if (step == 0)
                {
                    ys[walk.First] += alpha * EntrywiseKernels.Sum(xs + i, run);
                }
                else
                {
                    EntrywiseKernels.Scale(xs + i, alpha, ys + walk.First, run, add: true);
                }
            }
        }
    }

    public void Copy(Slice x, Slice y, Layout map, bool add)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            var (run, from, to) = LastAxis(map.Dimensions, map.FromStrides, map.ToStrides);
            var walk = Outer(map.Dimensions, map.FromStrides, map.ToStrides);
            for (var outer = 0; outer < walk.Count; outer++, walk.Next())
            {
                var source = xs + map.From + walk.First;
                var target = ys + map.To + walk.Second;
                for (var i = 0; i < run; i++, source += from, target += to)
                {
                    *target = add ? *target + *source : *source;
                }
            }
        }
    }

    public void MatMul(MatMulShape shape, Slice a, Slice b, Slice? bias, Slice c, bool add)
    {
        if (bias is not null && add)
        {
            throw new ArgumentException("a product with a bias replaces c; it cannot also add to it");
        }

        var biases = bias is { } given ? Numbers(given) : default;
        fixed (
            float* left = Numbers(a),
                right = Numbers(b),
                cs = Numbers(c),
                row = biases
        )
        {
            new Gemm
            {
                A = left,
                RowStride = shape.TransposeA ? 1 : shape.K,
                StepStride = shape.TransposeA ? shape.M : 1,
                B = right,
                BStride = shape.TransposeB ? shape.K : shape.N,
                TransposedB = shape.TransposeB,
                C = cs,
                CStride = shape.N,
                M = shape.M,
                N = shape.N,
                K = shape.K,
                Bias = row,
                Add = add,
            }.Run();
        }
    }

    public void SumRows(Slice x, int rows, int stride, Slice y, bool add)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            EntrywiseKernels.SumRows(xs, rows, stride, ys, y.Length, add);
        }
    }

    public void Gather(Slice table, int[] ids, int width, Slice y)
    {
        var from = Numbers(table);
        var to = Numbers(y);
        for (var i = 0; i < ids.Length; i++)
        {
            from.Slice(ids[i] * width, width).CopyTo(to[(i * width)..]);
        }
    }

    public void ScatterAdd(Slice gy, int[] ids, int width, Slice gTable)
    {
        fixed (
            float* from = Numbers(gy),
                to = Numbers(gTable)
        )
        {
            for (var i = 0; i < ids.Length; i++)
            {
                EntrywiseKernels.Scale(from + ((long)i * width), 1, to + ((long)ids[i] * width), width, add: true);
            }
        }
    }

    public void LayerNorm(Slice x, Slice gain, Slice bias, Slice y, Slice stats, int columns)
    {
        fixed (
            float* xs = Numbers(x),
                g = Numbers(gain),
                b = Numbers(bias),
                ys = Numbers(y),
                s = Numbers(stats)
        )
        {
            for (long i = 0; i < x.Length / columns; i++)
            {
                RowKernels.LayerNorm(xs + (i * columns), g, b, ys + (i * columns), s + (2 * i), columns);
            }
        }
    }

    public void LayerNormGrad(LayerNormGradients gradients, Slice x, Slice gain, Slice stats, Slice gy, int columns)
    {
        var toX = Optional(gradients.X);
        var toGain = Optional(gradients.Gain);
        var toBias = Optional(gradients.Bias);
        if (!gradients.AddGain)
        {
            toGain.Clear();
        }

        if (!gradients.AddBias)
        {
            toBias.Clear();
        }

        fixed (
            float* gx = toX,
                gGain = toGain,
                gBias = toBias
        )
        fixed (
            float* xs = Numbers(x),
                g = Numbers(gain),
                s = Numbers(stats),
                gys = Numbers(gy)
        )
        {
            for (long i = 0; i < x.Length / columns; i++)
            {
                var row = i * columns;
                var place = gx is null ? null : gx + row;
                RowKernels.LayerNormGrad(
                    place,
                    gradients.AddX,
                    gGain,
                    gBias,
                    xs + row,
                    g,
                    s + (2 * i),
                    gys + row,
                    columns
                );
            }
        }
    }

    public void Softmax(Slice x, Slice y, int columns)
    {
        fixed (
            float* xs = Numbers(x),
                ys = Numbers(y)
        )
        {
            for (var i = 0; i < x.Length; i += columns)
            {
                RowKernels.Softmax(xs + i, ys + i, columns, 1);
            }
        }
    }

    public void SoftmaxGrad(Slice y, Slice gy, Slice gx, int columns, bool add)
    {
        fixed (
            float* ys = Numbers(y),
                gys = Numbers(gy),
                gxs = Numbers(gx)
        )
        {
            for (var i = 0; i < y.Length; i += columns)
            {
                RowKernels.SoftmaxGrad(ys + i, gys + i, gxs + i, columns, 1, add);
            }
        }
    }

    public void CrossEntropy(Slice logits, int[] targets, Slice probabilities, Slice losses, int columns)
    {
        fixed (
            float* xs = Numbers(logits),
                ps = Numbers(probabilities),
                ls = Numbers(losses)
        )
        {
            for (long i = 0; i < targets.Length; i++)
            {
                // −ln softmax = max + ln Σ e^{x − max} − x[target]
                var row = xs + (i * columns);
                var (largest, sum) = RowKernels.Softmax(row, ps + (i * columns), columns, 1);
                ls[i] = largest + VectorMath.Log(sum) - row[targets[i]];
            }
        }
    }

    public void CrossEntropyGrad(Slice probabilities, int[] targets, Slice gLosses, Slice gx, int columns, bool add)
    {
        fixed (
            float* ps = Numbers(probabilities),
                gs = Numbers(gLosses),
                gxs = Numbers(gx)
        )
        {
            for (long i = 0; i < targets.Length; i++)
            {
                var row = i * columns;
                RowKernels.CrossEntropyGrad(ps + row, targets[i], gs[i], gxs + row, columns, add);
            }
        }
    }

    public void CausalAttention(AttentionShape shape, Slice qkv, Slice weights, Slice y)
    {
        fixed (
            float* q = Numbers(qkv),
                w = Numbers(weights),
                ys = Numbers(y)
        )
        {
            for (var batch = 0; batch < shape.Batch; batch++)
            {
                for (var head = 0; head < shape.Heads; head++)
                {
                    var token = (long)batch * shape.Length;
                    var at = head * shape.Width;
                    var square = ((long)batch * shape.Heads + head) * shape.Length * shape.Stride;
                    AttentionKernels.Forward(
                        shape,
                        q + (token * 3 * shape.Model) + at,
                        w + square,
                        ys + (token * shape.Model) + at
                    );
                }
            }
        }
    }

    public void CausalAttentionGrad(AttentionShape shape, Slice qkv, Slice weights, Slice gy, Slice gqkv, bool add)
    {
        var spare = ArrayPool<float>.Shared.Rent(shape.Length * shape.Stride);
        fixed (
            float* q = Numbers(qkv),
                w = Numbers(weights),
                g = Numbers(gy),
                gq = Numbers(gqkv),
                scores = spare
        )
        {
            for (var batch = 0; batch < shape.Batch; batch++)
            {
                for (var head = 0; head < shape.Heads; head++)
                {
                    var token = (long)batch * shape.Length;
                    var at = head * shape.Width;
                    var square = ((long)batch * shape.Heads + head) * shape.Length * shape.Stride;
                    AttentionKernels.Backward(
                        shape,
                        q + (token * 3 * shape.Model) + at,
                        w + square,
                        g + (token * shape.Model) + at,
                        gq + (token * 3 * shape.Model) + at,
                        scores,
                        add
                    );
                }
            }
        }

        ArrayPool<float>.Shared.Return(spare);
    }

    public void Unfold(PatchShape shape, Slice images, Slice patches) =>
        PatchWalk.Visit(
            shape,
            images,
            patches,
            static (image, patch, i, p) => Numbers(patch)[p] = i < 0 ? 0 : Numbers(image)[i]
        );

    public void Fold(PatchShape shape, Slice gPatches, Slice gImages) =>
        PatchWalk.Visit(
            shape,
            gImages,
            gPatches,
            static (image, patch, i, p) =>
            {
                if (i >= 0)
                {
                    Numbers(image)[i] += Numbers(patch)[p];
                }
            }
        );

    public double SquaredSum(Slice x)
    {
        fixed (float* xs = Numbers(x))
        {
            return EntrywiseKernels.SquaredSum(xs, x.Length);
        }
    }

    public void AdamW(AdamWStep step, Slice weights, Slice gradient, Slice mean, Slice variance)
    {
        fixed (
            float* ws = Numbers(weights),
                gs = Numbers(gradient),
                ms = Numbers(mean),
                vs = Numbers(variance)
        )
        {
            EntrywiseKernels.AdamW(step, ws, gs, ms, vs, weights.Length);
        }
    }

    // The last axis is walked as one run, the others around it.
    private static (int Run, int First, int Second) LastAxis(int[] dimensions, int[] first, int[] second) =>
        dimensions.Length == 0 ? (1, 0, 0) : (dimensions[^1], first[^1], second[^1]);

    private static StridedWalk Outer(int[] dimensions, int[] first, int[] second) =>
        dimensions.Length == 0
            ? new StridedWalk(dimensions, first, second)
            : new StridedWalk(dimensions[..^1], first[..^1], second[..^1]);

    private static Span<float> Optional(Slice? slice) => slice is { } given ? Numbers(given) : default;

    private static Span<float> Numbers(Slice slice) =>
        slice.Storage is FloatStorage storage
            ? storage.Span.Slice(slice.Start, slice.Length)
            : throw new ArgumentException(
                $"a tensor of {slice.Storage.GetType().Name} met the simd backend: move it with tensor.To(backend)"
            );
}
