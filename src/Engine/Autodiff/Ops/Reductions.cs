using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Sums and means: the gradient of a sum repeats along the axes that were summed away.</summary>
public static class Reductions
{
    /// <summary>y = Σ x: ∂L/∂x = g everywhere.</summary>
    public static Tensor Sum(this Tape tape, Tensor x) => To(tape, x, Shape.Scalar, Shape.Scalar, 1);

    /// <summary>y = Σ x / n: ∂L/∂x = g / n everywhere.</summary>
    public static Tensor Mean(this Tape tape, Tensor x) => To(tape, x, Shape.Scalar, Shape.Scalar, 1.0 / x.Shape.Count);

    /// <summary>Sum over one axis, which disappears, or stays with size 1.</summary>
    public static Tensor Sum(this Tape tape, Tensor x, Index axis, bool keep = false) => Over(tape, x, axis, keep, 1);

    /// <summary>Mean over one axis, which disappears, or stays with size 1.</summary>
    public static Tensor Mean(this Tape tape, Tensor x, Index axis, bool keep = false) =>
        Over(tape, x, axis, keep, 1.0 / x.Shape[axis]);

    private static Tensor Over(Tape tape, Tensor x, Index axis, bool keep, double factor)
    {
        var at = axis.GetOffset(x.Shape.Rank);
        var dimensions = x.Shape.Dimensions.ToArray();
        dimensions[at] = 1;
        var kept = new Shape(dimensions);
        return To(tape, x, kept, keep ? kept : x.Shape.Without(at), factor);
    }

    private static Tensor To(Tape tape, Tensor x, Shape stretched, Shape shape, double factor)
    {
        var alpha = (float)factor;
        var map = Broadcast.Of("sum", stretched, x.Shape, out _);
        var y = tape.New(shape, x);
        var copy = new Layout(map.Dimensions, 0, map.Left, 0, x.Shape.Strides());
        var scaled = tape.Scratch(shape.Count);
        return tape.Record(
            y,
            () => tape.Backend.SumTo(x.Data, alpha, y.Data, map, add: false),
            () =>
            {
                var gx = tape.GradientOf(x)!;
                tape.Backend.Scale(y.Gradient!.Data, alpha, scaled, add: false);
                tape.Backend.Copy(scaled, gx.Data, copy, gx.Claim());
            }
        );
    }
}
