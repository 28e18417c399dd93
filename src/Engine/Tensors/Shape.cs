using System.Globalization;

namespace MlMath.Engine.Tensors;

/// <summary>How many entries a tensor has along each axis: (2, 3) is two rows of three. () is a scalar.</summary>
public sealed class Shape : IEquatable<Shape>
{
    private readonly int[] dimensions;

    /// <param name="dimensions">Each at least 0, outermost first; memory is row-major.</param>
    /// <exception cref="ArgumentOutOfRangeException">A dimension is negative.</exception>
    public Shape(params ReadOnlySpan<int> dimensions)
    {
        this.dimensions = dimensions.ToArray();
        foreach (var dimension in dimensions)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(dimensions));
            Count = checked(Count * dimension);
        }
    }

    public static Shape Scalar { get; } = new();

    public int Rank => dimensions.Length;

    /// <summary>Number of entries: the product of the dimensions, 1 for a scalar.</summary>
    public int Count { get; } = 1;

    /// <summary>Size of an axis; `shape[^1]` is the last one.</summary>
    public int this[Index axis] => dimensions[axis];

    public ReadOnlySpan<int> Dimensions => dimensions;

    /// <summary>All axes but the last, multiplied: the number of rows when the tensor is read as a matrix.</summary>
    public int Rows => Rank == 0 ? 1 : Count / Math.Max(1, dimensions[^1]);

    /// <summary>The last axis; 1 for a scalar.</summary>
    public int Columns => Rank == 0 ? 1 : dimensions[^1];

    /// <summary>Distance in memory between neighbours along each axis.</summary>
    public int[] Strides()
    {
        var strides = new int[Rank];
        for (int axis = Rank - 1, stride = 1; axis >= 0; stride *= dimensions[axis], axis--)
        {
            strides[axis] = stride;
        }

        return strides;
    }

    /// <summary>The same shape with another last axis.</summary>
    public Shape WithLast(int columns)
    {
        if (Rank == 0)
        {
            return new Shape(columns);
        }

        var changed = (int[])dimensions.Clone();
        changed[^1] = columns;
        return new Shape(changed);
    }

    /// <summary>The same shape without one axis.</summary>
    public Shape Without(int axis)
    {
        var rest = new List<int>(dimensions);
        rest.RemoveAt(axis);
        return new Shape([.. rest]);
    }

    /// <summary>The shape that two operands stretch to: aligned at the last axis, an axis of 1 repeats.</summary>
    /// <exception cref="ShapeException">Two aligned axes differ and neither is 1.</exception>
    public static Shape Broadcast(string operation, Shape a, Shape b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        var result = new int[rank];
        for (var back = 1; back <= rank; back++)
        {
            var left = back <= a.Rank ? a[^back] : 1;
            var right = back <= b.Rank ? b[^back] : 1;
            if (left != right && left != 1 && right != 1)
            {
                throw new ShapeException(
                    operation,
                    a,
                    b,
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"counted from the last, axis {back} is {left} on the left and {right} on the right, and neither is 1"
                    )
                );
            }

            result[^back] = left == 1 ? right : left;
        }

        return new Shape(result);
    }

    public bool Equals(Shape? other) => other is not null && dimensions.AsSpan().SequenceEqual(other.dimensions);

    public override bool Equals(object? obj) => Equals(obj as Shape);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (var dimension in dimensions)
        {
            hash.Add(dimension);
        }

        return hash.ToHashCode();
    }

    public static bool operator ==(Shape? a, Shape? b) => Equals(a, b);

    public static bool operator !=(Shape? a, Shape? b) => !Equals(a, b);

    /// <summary>`(2, 3)`.</summary>
    public override string ToString() => $"({string.Join(", ", dimensions)})";
}
