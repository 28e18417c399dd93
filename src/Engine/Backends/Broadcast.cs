using MlMath.Engine.Tensors;

namespace MlMath.Engine.Backends;

/// <summary>How two operands stretch to a common shape: a stride of 0 repeats an operand along an axis.</summary>
public sealed record Broadcast(int[] Dimensions, int[] Left, int[] Right)
{
    /// <summary>Neither operand stretches: entry i meets entry i.</summary>
    public bool IsSame { get; private init; }

    /// <exception cref="ShapeException">The shapes do not stretch to a common one.</exception>
    public static Broadcast Of(string operation, Shape left, Shape right, out Shape result)
    {
        result = Shape.Broadcast(operation, left, right);
        return new Broadcast(result.Dimensions.ToArray(), Stretch(left, result), Stretch(right, result))
        {
            IsSame = left.Count == result.Count && right.Count == result.Count,
        };
    }

    private static int[] Stretch(Shape shape, Shape to)
    {
        var own = shape.Strides();
        var strides = new int[to.Rank];
        for (var back = 1; back <= shape.Rank; back++)
        {
            strides[^back] = shape[^back] == 1 ? 0 : own[^back];
        }

        return strides;
    }
}
