using MlMath.Engine.Tensors;

namespace MlMath.Engine.Backends;

/// <summary>A box of numbers walked in two layouts at once: entry i is at From + Σ i·FromStrides and at To + Σ i·ToStrides.</summary>
public sealed record Layout(int[] Dimensions, int From, int[] FromStrides, int To, int[] ToStrides)
{
    /// <summary>The same walk with source and destination exchanged: what a gradient needs.</summary>
    public Layout Reverse() => new(Dimensions, To, ToStrides, From, FromStrides);

    /// <summary>Axis i of the result is axis axes[i] of the source.</summary>
    public static Layout Permute(Shape shape, ReadOnlySpan<int> axes, out Shape result)
    {
        var strides = shape.Strides();
        var dimensions = new int[axes.Length];
        var from = new int[axes.Length];
        for (var i = 0; i < axes.Length; i++)
        {
            dimensions[i] = shape[axes[i]];
            from[i] = strides[axes[i]];
        }

        result = new Shape(dimensions);
        return new Layout(dimensions, 0, from, 0, result.Strides());
    }

    /// <summary>Entries [start, start + length) of one axis.</summary>
    public static Layout Cut(Shape shape, int axis, int start, int length, out Shape result)
    {
        var dimensions = shape.Dimensions.ToArray();
        dimensions[axis] = length;
        result = new Shape(dimensions);
        var strides = shape.Strides();
        return new Layout(dimensions, start * strides[axis], strides, 0, result.Strides());
    }
}
