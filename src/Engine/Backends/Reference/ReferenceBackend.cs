using MlMath.Engine.Numerics;

namespace MlMath.Engine.Backends;

/// <summary>The definition of right: each primitive as the plainest loops that say what it means, all in double.</summary>
public sealed class ReferenceBackend : IBackend
{
    public string Name => "reference";

    public Storage Allocate(int length) => new DoubleStorage(length);

    public void Fill(Slice y, float value) => Numbers(y).Fill(value);

    public void Scale(Slice x, float alpha, Slice y, bool add)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        for (var i = 0; i < ys.Length; i++)
        {
            ys[i] = (add ? ys[i] : 0) + (alpha * xs[i]);
        }
    }

    public void Unary(UnaryOp op, Slice x, Slice y)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        for (var i = 0; i < ys.Length; i++)
        {
            ys[i] = ReferenceFunctions.Of(op, xs[i]);
        }
    }

    public void UnaryGrad(UnaryOp op, Slice x, Slice y, Slice gy, Slice gx, bool add)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        var gys = Numbers(gy);
        var gxs = Numbers(gx);
        for (var i = 0; i < gxs.Length; i++)
        {
            gxs[i] = (add ? gxs[i] : 0) + (gys[i] * ReferenceFunctions.Derivative(op, xs[i], ys[i]));
        }
    }

    public void Binary(BinaryOp op, Slice a, Slice b, Slice y, Broadcast map, bool add)
    {
        var left = Numbers(a);
        var right = Numbers(b);
        var ys = Numbers(y);
        var walk = new StridedWalk(map.Dimensions, map.Left, map.Right);
        for (var i = 0; i < ys.Length; i++, walk.Next())
        {
            var (u, v) = (left[walk.First], right[walk.Second]);
            var value = op switch
            {
                BinaryOp.Add => u + v,
                BinaryOp.Subtract => u - v,
                BinaryOp.Multiply => u * v,
                _ => u / v,
            };
            ys[i] = (add ? ys[i] : 0) + value;
        }
    }

    public void SumTo(Slice x, float alpha, Slice y, Broadcast map, bool add)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        if (!add)
        {
            ys.Clear();
        }

        var walk = new StridedWalk(map.Dimensions, map.Left, map.Left);
        for (var i = 0; i < xs.Length; i++, walk.Next())
        {
            ys[walk.First] += alpha * xs[i];
        }
    }

    public void Copy(Slice x, Slice y, Layout map, bool add)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        var walk = new StridedWalk(map.Dimensions, map.FromStrides, map.ToStrides);
        for (var i = 0; i < walk.Count; i++, walk.Next())
        {
            ref var target = ref ys[map.To + walk.Second];
            target = (add ? target : 0) + xs[map.From + walk.First];
        }
    }

    public void MatMul(MatMulShape shape, Slice a, Slice b, Slice? bias, Slice c, bool add)
    {
        var left = Numbers(a);
        var right = Numbers(b);
        var cs = Numbers(c);
        var (m, n, k) = (shape.M, shape.N, shape.K);
        var biases = bias is { } given ? Numbers(given) : default;
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = add ? cs[(i * n) + j] : 0;
                sum += bias is null ? 0 : biases[j];
                for (var p = 0; p < k; p++)
                {
                    var u = shape.TransposeA ? left[(p * m) + i] : left[(i * k) + p];
                    var v = shape.TransposeB ? right[(j * k) + p] : right[(p * n) + j];
                    sum += u * v;
                }

                cs[(i * n) + j] = sum;
            }
        }
    }

    public void SumRows(Slice x, int rows, int stride, Slice y, bool add)
    {
        var xs = Numbers(x);
        var ys = Numbers(y);
        for (var j = 0; j < ys.Length; j++)
        {
            var sum = add ? ys[j] : 0;
            for (var i = 0; i < rows; i++)
            {
                sum += xs[(i * stride) + j];
            }

            ys[j] = sum;
        }
    }

    public void Gather(Slice table, int[] ids, int width, Slice y)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            Numbers(table).Slice(ids[i] * width, width).CopyTo(Numbers(y)[(i * width)..]);
        }
    }

    public void ScatterAdd(Slice gy, int[] ids, int width, Slice gTable)
    {
        var from = Numbers(gy);
        var to = Numbers(gTable);
        for (var i = 0; i < ids.Length; i++)
        {
            for (var j = 0; j < width; j++)
            {
                to[(ids[i] * width) + j] += from[(i * width) + j];
            }
        }
    }

    public void LayerNorm(Slice x, Slice gain, Slice bias, Slice y, Slice stats, int columns) =>
        ReferenceRows.LayerNorm(Numbers(x), Numbers(gain), Numbers(bias), Numbers(y), Numbers(stats), columns);

    public void LayerNormGrad(LayerNormGradients gradients, Slice x, Slice gain, Slice stats, Slice gy, int columns)
    {
        var gx = Optional(gradients.X);
        var gGain = Optional(gradients.Gain);
        var gBias = Optional(gradients.Bias);
        Clear(gx, gradients.AddX);
        Clear(gGain, gradients.AddGain);
        Clear(gBias, gradients.AddBias);
        ReferenceRows.LayerNormGrad(gx, gGain, gBias, Numbers(x), Numbers(gain), Numbers(stats), Numbers(gy), columns);
    }

    public void Softmax(Slice x, Slice y, int columns) => ReferenceRows.Softmax(Numbers(x), Numbers(y), columns);

    public void SoftmaxGrad(Slice y, Slice gy, Slice gx, int columns, bool add)
    {
        Clear(Numbers(gx), add);
        ReferenceRows.SoftmaxGrad(Numbers(y), Numbers(gy), Numbers(gx), columns);
    }

    public void CrossEntropy(Slice logits, int[] targets, Slice probabilities, Slice losses, int columns)
    {
        ReferenceRows.Softmax(Numbers(logits), Numbers(probabilities), columns);
        for (var i = 0; i < targets.Length; i++)
        {
            Numbers(losses)[i] = -Math.Log(Numbers(probabilities)[(i * columns) + targets[i]]);
        }
    }

    public void CrossEntropyGrad(Slice probabilities, int[] targets, Slice gLosses, Slice gx, int columns, bool add)
    {
        var ps = Numbers(probabilities);
        var gs = Numbers(gLosses);
        var gxs = Numbers(gx);
        Clear(gxs, add);
        for (var i = 0; i < targets.Length; i++)
        {
            for (var j = 0; j < columns; j++)
            {
                gxs[(i * columns) + j] += gs[i] * (ps[(i * columns) + j] - (j == targets[i] ? 1 : 0));
            }
        }
    }

    public void CausalAttention(AttentionShape shape, Slice qkv, Slice weights, Slice y) =>
        ReferenceAttention.Forward(shape, Numbers(qkv), Numbers(weights), Numbers(y));

    public void CausalAttentionGrad(AttentionShape shape, Slice qkv, Slice weights, Slice gy, Slice gqkv, bool add)
    {
        Clear(Numbers(gqkv), add);
        ReferenceAttention.Backward(shape, Numbers(qkv), Numbers(weights), Numbers(gy), Numbers(gqkv));
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
        var sum = 0.0;
        foreach (var value in Numbers(x))
        {
            sum += value * value;
        }

        return sum;
    }

    public void AdamW(AdamWStep step, Slice weights, Slice gradient, Slice mean, Slice variance)
    {
        var ws = Numbers(weights);
        var gs = Numbers(gradient);
        var ms = Numbers(mean);
        var vs = Numbers(variance);
        for (var i = 0; i < ws.Length; i++)
        {
            var g = gs[i] * step.GradientScale;
            ms[i] = (step.Beta1 * ms[i]) + ((1 - step.Beta1) * g);
            vs[i] = (step.Beta2 * vs[i]) + ((1 - step.Beta2) * g * g);
            var direction = ms[i] / step.MeanCorrection / (Math.Sqrt(vs[i] / step.VarianceCorrection) + step.Epsilon);
            ws[i] -= step.LearningRate * (direction + (step.WeightDecay * ws[i]));
        }
    }

    private static void Clear(Span<double> numbers, bool add)
    {
        if (!add)
        {
            numbers.Clear();
        }
    }

    private static Span<double> Optional(Slice? slice) => slice is { } given ? Numbers(given) : default;

    private static Span<double> Numbers(Slice slice) =>
        slice.Storage is DoubleStorage storage
            ? storage.Span.Slice(slice.Start, slice.Length)
            : throw new ArgumentException(
                $"a tensor of {slice.Storage.GetType().Name} met the reference backend: move it with tensor.To(backend)"
            );
}
