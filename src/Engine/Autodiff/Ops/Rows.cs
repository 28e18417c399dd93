using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Operations on the last axis: softmax, layer norm, cross-entropy, embedding, attention.</summary>
public static class Rows
{
    /// <summary>yᵢ = e^{xᵢ} / Σ e^{xⱼ}: ∂L/∂x = y ⊙ (g − g·y).</summary>
    public static Tensor Softmax(this Tape tape, Tensor x)
    {
        var columns = x.Shape.Columns;
        var y = tape.New(x.Shape, x);
        return tape.Record(
            y,
            () => tape.Backend.Softmax(x.Data, y.Data, columns),
            () =>
            {
                var gx = tape.GradientOf(x)!;
                tape.Backend.SoftmaxGrad(y.Data, y.Gradient!.Data, gx.Data, columns, gx.Claim());
            }
        );
    }

    /// <summary>Each row with mean 0 and variance 1, then gain and bias. Ba, Kiros, Hinton (2016).</summary>
    public static Tensor LayerNorm(this Tape tape, Tensor x, Tensor gain, Tensor bias)
    {
        var columns = x.Shape.Columns;
        if (gain.Shape.Count != columns || bias.Shape.Count != columns)
        {
            throw new ShapeException("layer norm", x.Shape, gain.Shape, $"gain and bias have to be ({columns})");
        }

        var y = tape.New(x.Shape, x, gain, bias);
        var stats = tape.Scratch(2 * x.Shape.Rows);
        return tape.Record(
            y,
            () => tape.Backend.LayerNorm(x.Data, gain.Data, bias.Data, y.Data, stats, columns),
            () =>
            {
                var (gx, gGain, gBias) = (tape.GradientOf(x), tape.GradientOf(gain), tape.GradientOf(bias));
                var places = new LayerNormGradients(
                    gx?.Data,
                    gx?.Claim() ?? false,
                    gGain?.Data,
                    gGain?.Claim() ?? false,
                    gBias?.Data,
                    gBias?.Claim() ?? false
                );
                tape.Backend.LayerNormGrad(places, x.Data, gain.Data, stats, y.Gradient!.Data, columns);
            }
        );
    }

    /// <summary>Row i of the result is row ids[i] of the table. The ids are read anew at each forward pass.</summary>
    /// <returns>(ids.Length, width).</returns>
    public static Tensor Embedding(this Tape tape, Tensor table, int[] ids)
    {
        var width = table.Shape.Columns;
        var y = tape.New(new Shape(ids.Length, width), table);
        return tape.Record(
            y,
            () =>
            {
                Check(ids, table.Shape[0], "embedding");
                tape.Backend.Gather(table.Data, ids, width, y.Data);
            },
            () =>
            {
                var gradient = tape.GradientOf(table)!;
                if (!gradient.Claim())
                {
                    tape.Backend.Fill(gradient.Data, 0);
                }

                tape.Backend.ScatterAdd(y.Gradient!.Data, ids, width, gradient.Data);
            }
        );
    }

    /// <summary>Σᵢ −ln softmax(logitsᵢ)[targetsᵢ] times weight, in nats: ∂L/∂logits = weight · g · (softmax − one-hot).</summary>
    /// <param name="logits">(…, V), one row for each target.</param>
    /// <param name="weight">1/rows for a mean, which is the default; smaller when the batch is a share of a larger one.</param>
    public static Tensor CrossEntropy(this Tape tape, Tensor logits, int[] targets, double? weight = null)
    {
        var columns = logits.Shape.Columns;
        if (logits.Shape.Rows != targets.Length)
        {
            throw new ShapeException(
                "cross-entropy",
                logits.Shape,
                new Shape(targets.Length),
                "one target for each row"
            );
        }

        var losses = tape.New(new Shape(targets.Length), logits);
        var probabilities = tape.Scratch(logits.Shape.Count);
        tape.Record(
            losses,
            () =>
            {
                Check(targets, columns, "cross-entropy");
                tape.Backend.CrossEntropy(logits.Data, targets, probabilities, losses.Data, columns);
            },
            () =>
            {
                var gx = tape.GradientOf(logits)!;
                tape.Backend.CrossEntropyGrad(
                    probabilities,
                    targets,
                    losses.Gradient!.Data,
                    gx.Data,
                    columns,
                    gx.Claim()
                );
            }
        );
        return tape.Scale(tape.Sum(losses), weight ?? 1.0 / targets.Length);
    }

    /// <summary>Scaled dot-product attention that never looks ahead, for all heads. Vaswani et al. (2017), §3.2.</summary>
    /// <param name="qkv">(batch · length, 3 · model).</param>
    /// <returns>(batch · length, model).</returns>
    public static Tensor CausalAttention(this Tape tape, Tensor qkv, AttentionShape shape)
    {
        var expected = new Shape(shape.Batch * shape.Length, 3 * shape.Model);
        if (qkv.Shape != expected)
        {
            throw new ShapeException("causal attention", qkv.Shape, expected, "queries, keys and values side by side");
        }

        var y = tape.New(qkv.Shape.WithLast(shape.Model), qkv);
        var weights = tape.Scratch(shape.WeightCount);
        return tape.Record(
            y,
            () => tape.Backend.CausalAttention(shape, qkv.Data, weights, y.Data),
            () =>
            {
                var gradient = tape.GradientOf(qkv)!;
                tape.Backend.CausalAttentionGrad(
                    shape,
                    qkv.Data,
                    weights,
                    y.Gradient!.Data,
                    gradient.Data,
                    gradient.Claim()
                );
            }
        );
    }

    private static void Check(int[] ids, int bound, string operation)
    {
        foreach (var id in ids)
        {
            if ((uint)id >= (uint)bound)
            {
                throw new ArgumentOutOfRangeException(nameof(ids), id, $"{operation}: an id has to be in [0, {bound})");
            }
        }
    }
}
