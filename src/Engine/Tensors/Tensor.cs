using System.Runtime.CompilerServices;
using MlMath.Engine.Backends;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Tensors;

/// <summary>Numbers in a shape. float32, row-major, without gaps; operations on tensors belong to a tape.</summary>
public sealed class Tensor
{
    private Slice data;

    /// <summary>A tensor over existing numbers.</summary>
    /// <exception cref="ArgumentException">The slice is not as long as the shape says.</exception>
    public Tensor(Shape shape, Slice data, Gradient? gradient = null)
    {
        if (shape.Count != data.Length)
        {
            throw new ArgumentException($"shape {shape} holds {shape.Count} numbers but {data.Length} were given");
        }

        Shape = shape;
        this.data = data;
        Gradient = gradient;
    }

    public Shape Shape { get; }

    public Slice Data => data;

    /// <summary>Where this tensor's gradient is gathered; null when nobody asked for it.</summary>
    public Gradient? Gradient { get; private set; }

    /// <summary>∂loss/∂this after the last backward pass.</summary>
    /// <exception cref="InvalidOperationException">The tensor was not made with <see cref="WithGrad"/>.</exception>
    public Tensor Grad =>
        Gradient is { } gradient
            ? new Tensor(Shape, gradient.Data)
            : throw new InvalidOperationException(
                $"a tensor of shape {Shape} has no gradient: make it with WithGrad()"
            );

    /// <summary>The only number of a tensor that holds one.</summary>
    public float Item =>
        Shape.Count == 1
            ? First
            : throw new InvalidOperationException($"a tensor of shape {Shape} holds {Shape.Count} numbers, not one");

    private float First
    {
        get
        {
            Span<float> one = stackalloc float[1];
            data.Storage.Read(data.Start, one);
            return one[0];
        }
    }

    [IndexerName("At")]
    public float this[params ReadOnlySpan<int> index]
    {
        get
        {
            Span<float> one = stackalloc float[1];
            data.Storage.Read(data.Start + Offset(index), one);
            return one[0];
        }
        set => data.Storage.Write(data.Start + Offset(index), [value]);
    }

    public static Tensor Scalar(double value) => From(Shape.Scalar, [value]);

    public static Tensor Vector(params ReadOnlySpan<double> values) => From(new Shape(values.Length), values);

    public static Tensor Matrix(double[,] values)
    {
        var flat = new double[values.Length];
        Buffer.BlockCopy(values, 0, flat, 0, values.Length * sizeof(double));
        return From(new Shape(values.GetLength(0), values.GetLength(1)), flat);
    }

    /// <summary>Numbers given row by row.</summary>
    public static Tensor From(Shape shape, ReadOnlySpan<double> values)
    {
        var result = Zeros(shape);
        if (values.Length != shape.Count)
        {
            throw new ArgumentException($"shape {shape} holds {shape.Count} numbers but {values.Length} were given");
        }

        result.data.Write(values);
        return result;
    }

    public static Tensor Zeros(params ReadOnlySpan<int> shape) => Zeros(new Shape(shape));

    public static Tensor Zeros(Shape shape) => new(shape, new Slice(new FloatStorage(shape.Count), 0, shape.Count));

    public static Tensor Ones(params ReadOnlySpan<int> shape) => Full(new Shape(shape), 1);

    public static Tensor Full(Shape shape, double value)
    {
        var values = new double[shape.Count];
        Array.Fill(values, value);
        return From(shape, values);
    }

    /// <summary>Independent normals with mean 0.</summary>
    public static Tensor Normal(Philox random, double deviation, params ReadOnlySpan<int> shape) =>
        Drawn(new Shape(shape), () => deviation * random.NextNormal());

    /// <summary>Independent uniforms in [low, high).</summary>
    public static Tensor Uniform(Philox random, double low, double high, params ReadOnlySpan<int> shape) =>
        Drawn(new Shape(shape), () => random.NextDouble(low, high));

    /// <summary>Asks for this tensor's gradient: a leaf of the computation, a parameter.</summary>
    public Tensor WithGrad()
    {
        Gradient ??= new Gradient(new Slice(NewStorage(data.Storage, Shape.Count), 0, Shape.Count));
        return this;
    }

    /// <summary>The same numbers in another shape; nothing is copied.</summary>
    /// <exception cref="ShapeException">The shapes hold different counts.</exception>
    public Tensor Reshape(params ReadOnlySpan<int> shape)
    {
        var target = new Shape(shape);
        return target.Count == Shape.Count
            ? new Tensor(target, data, Gradient)
            : throw new ShapeException("reshape", Shape, target, $"{Shape.Count} numbers are not {target.Count}");
    }

    /// <summary>Moves this tensor, and its gradient, into memory of a backend. Keeps its numbers.</summary>
    public Tensor To(IBackend backend)
    {
        MoveTo(
            new Slice(backend.Allocate(Shape.Count), 0, Shape.Count),
            Gradient is null ? null : new Slice(backend.Allocate(Shape.Count), 0, Shape.Count)
        );
        return this;
    }

    public float[] ToArray() => data.ToFloats();

    /// <summary>The numbers of a rank-2 tensor, row by row.</summary>
    public double[,] ToMatrix()
    {
        if (Shape.Rank != 2)
        {
            throw new InvalidOperationException($"a tensor of shape {Shape} is not a matrix");
        }

        var values = data.ToDoubles();
        var result = new double[Shape[0], Shape[1]];
        Buffer.BlockCopy(values, 0, result, 0, values.Length * sizeof(double));
        return result;
    }

    public override string ToString() => TensorText.Of(Shape, ToArray());

    internal void MoveTo(Slice place, Slice? gradient)
    {
        place.Write(data.ToDoubles());
        data = place;
        Gradient = gradient is { } g ? new Gradient(g) : null;
    }

    private static Storage NewStorage(Storage like, int length) =>
        like is DoubleStorage ? new DoubleStorage(length) : new FloatStorage(length);

    private static Tensor Drawn(Shape shape, Func<double> draw)
    {
        var values = new double[shape.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = draw();
        }

        return From(shape, values);
    }

    private int Offset(ReadOnlySpan<int> index)
    {
        if (index.Length != Shape.Rank)
        {
            throw new ArgumentException($"{index.Length} indices for a tensor of shape {Shape}");
        }

        var offset = 0;
        for (var axis = 0; axis < index.Length; axis++)
        {
            if ((uint)index[axis] >= (uint)Shape[axis])
            {
                throw new ArgumentOutOfRangeException(
                    nameof(index),
                    $"index {index[axis]} on axis {axis} of a tensor of shape {Shape}"
                );
            }

            offset = (offset * Shape[axis]) + index[axis];
        }

        return offset;
    }
}
