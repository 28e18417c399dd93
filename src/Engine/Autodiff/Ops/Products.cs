using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Matrix products, and the affine map of every neural network.</summary>
public static class Products
{
    /// <summary>Y = A B: ∂L/∂A = G Bᵀ, ∂L/∂B = Aᵀ G. (m, k) (k, n) → (m, n); leading axes are a batch.</summary>
    /// <exception cref="ShapeException">The inner axes differ, or the batches do.</exception>
    public static Tensor MatMul(this Tape tape, Tensor a, Tensor b)
    {
        if (a.Shape.Rank < 2 || b.Shape.Rank < 2)
        {
            throw new ShapeException("matmul", a.Shape, b.Shape, "both need at least two axes");
        }

        if (a.Shape[^1] != b.Shape[^2])
        {
            throw new ShapeException(
                "matmul",
                a.Shape,
                b.Shape,
                $"the inner axes are {a.Shape[^1]} and {b.Shape[^2]}, and have to be equal"
            );
        }

        // A matrix on the right serves the whole batch: fold the batch into the rows.
        if (b.Shape.Rank == 2)
        {
            return Affine(tape, a, b, null, transposed: false);
        }

        var batch = b.Shape.Count / (b.Shape[^1] * b.Shape[^2]);
        if (a.Shape.Rank != b.Shape.Rank || !a.Shape.Dimensions[..^2].SequenceEqual(b.Shape.Dimensions[..^2]))
        {
            throw new ShapeException("matmul", a.Shape, b.Shape, "the leading axes, the batch, have to be equal");
        }

        return Batched(tape, a, b, batch);
    }

    /// <summary>Y = X W + b: ∂L/∂X = G Wᵀ, ∂L/∂W = Xᵀ G, ∂L/∂b = Σ rows of G.</summary>
    /// <param name="x">(…, in).</param>
    /// <param name="weight">(in, out).</param>
    /// <param name="bias">(out), or null.</param>
    /// <returns>(…, out).</returns>
    public static Tensor Linear(this Tape tape, Tensor x, Tensor weight, Tensor? bias)
    {
        if (weight.Shape.Rank != 2 || x.Shape.Rank == 0 || x.Shape[^1] != weight.Shape[0])
        {
            throw new ShapeException(
                "linear",
                x.Shape,
                weight.Shape,
                "the input's last axis has to be the weight's first"
            );
        }

        if (bias is not null && (bias.Shape.Rank != 1 || bias.Shape[0] != weight.Shape[1]))
        {
            throw new ShapeException(
                "linear bias",
                weight.Shape,
                bias.Shape,
                $"the bias has to be ({weight.Shape[1]})"
            );
        }

        return Affine(tape, x, weight, bias, transposed: false);
    }

    /// <summary>Y = X Tᵀ for a table T of shape (rows, in): scores of every row, as in a tied output head.</summary>
    public static Tensor LinearTransposed(this Tape tape, Tensor x, Tensor table)
    {
        if (table.Shape.Rank != 2 || x.Shape.Rank == 0 || x.Shape[^1] != table.Shape[1])
        {
            throw new ShapeException("linear", x.Shape, table.Shape, "the last axes have to be equal");
        }

        return Affine(tape, x, table, null, transposed: true);
    }

    private static Tensor Affine(Tape tape, Tensor x, Tensor weight, Tensor? bias, bool transposed)
    {
        var rows = x.Shape.Rows;
        var inside = x.Shape[^1];
        var outside = transposed ? weight.Shape[0] : weight.Shape[1];
        var y = tape.New(x.Shape.WithLast(outside), x, weight, bias);
        var product = new MatMulShape(rows, outside, inside, TransposeB: transposed);
        var toX = new MatMulShape(rows, inside, outside, TransposeB: !transposed);
        return tape.Record(
            y,
            () => tape.Backend.MatMul(product, x.Data, weight.Data, bias?.Data, y.Data, add: false),
            () =>
            {
                var g = y.Gradient!.Data;
                if (tape.GradientOf(x) is { } gx)
                {
                    tape.Backend.MatMul(toX, g, weight.Data, null, gx.Data, gx.Claim());
                }

                if (tape.GradientOf(weight) is { } gw)
                {
                    var (left, right) = transposed ? (g, x.Data) : (x.Data, g);
                    var shape = transposed
                        ? new MatMulShape(outside, inside, rows, TransposeA: true)
                        : new MatMulShape(inside, outside, rows, TransposeA: true);
                    tape.Backend.MatMul(shape, left, right, null, gw.Data, gw.Claim());
                }

                if (bias is not null && tape.GradientOf(bias) is { } gb)
                {
                    tape.Backend.SumRows(g, rows, outside, gb.Data, gb.Claim());
                }
            }
        );
    }

    private static Tensor Batched(Tape tape, Tensor a, Tensor b, int batch)
    {
        var (m, k, n) = (a.Shape[^2], a.Shape[^1], b.Shape[^1]);
        var y = tape.New(a.Shape.WithLast(n), a, b);
        return tape.Record(
            y,
            () =>
            {
                for (var i = 0; i < batch; i++)
                {
                    var (ai, bi, yi) = (
                        a.Data.Part(i * m * k, m * k),
                        b.Data.Part(i * k * n, k * n),
                        y.Data.Part(i * m * n, m * n)
                    );
                    tape.Backend.MatMul(new MatMulShape(m, n, k), ai, bi, null, yi, add: false);
                }
            },
            () =>
            {
                var g = y.Gradient!.Data;
                var (ga, gb) = (tape.GradientOf(a), tape.GradientOf(b));
                var (addA, addB) = (ga?.Claim() ?? false, gb?.Claim() ?? false);
                for (var i = 0; i < batch; i++)
                {
                    var gi = g.Part(i * m * n, m * n);
                    if (ga is not null)
                    {
                        var shape = new MatMulShape(m, k, n, TransposeB: true);
                        tape.Backend.MatMul(
                            shape,
                            gi,
                            b.Data.Part(i * k * n, k * n),
                            null,
                            ga.Data.Part(i * m * k, m * k),
                            addA
                        );
                    }

                    if (gb is not null)
                    {
                        var shape = new MatMulShape(k, n, m, TransposeA: true);
                        tape.Backend.MatMul(
                            shape,
                            a.Data.Part(i * m * k, m * k),
                            gi,
                            null,
                            gb.Data.Part(i * k * n, k * n),
                            addB
                        );
                    }
                }
            }
        );
    }
}
