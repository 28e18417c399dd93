using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Moves numbers about: the gradient moves them back.</summary>
public static class Shaping
{
    /// <summary>Yᵀ of the last two axes.</summary>
    public static Tensor Transpose(this Tape tape, Tensor x)
    {
        var axes = Enumerable.Range(0, x.Shape.Rank).ToArray();
        (axes[^1], axes[^2]) = (axes[^2], axes[^1]);
        return tape.Permute(x, axes);
    }

    /// <summary>Axis i of the result is axis axes[i] of x.</summary>
    public static Tensor Permute(this Tape tape, Tensor x, params ReadOnlySpan<int> axes)
    {
        if (axes.Length != x.Shape.Rank || axes.ToArray().Distinct().Count() != axes.Length)
        {
            throw new ArgumentException(
                $"permute needs each axis of {x.Shape} once, not ({string.Join(", ", axes.ToArray())})"
            );
        }

        var map = Layout.Permute(x.Shape, axes, out var shape);
        return Moved(tape, x, map, shape);
    }

    /// <summary>Entries [start, start + length) of one axis.</summary>
    public static Tensor Cut(this Tape tape, Tensor x, Index axis, int start, int length)
    {
        var at = axis.GetOffset(x.Shape.Rank);
        if (start < 0 || length < 0 || start + length > x.Shape[at])
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"cut [{start}, {start + length}) of axis {at}, which is {x.Shape[at]} long, of {x.Shape}"
            );
        }

        var map = Layout.Cut(x.Shape, at, start, length, out var shape);
        return Moved(tape, x, map, shape);
    }

    /// <summary>Tensors one after another along an axis.</summary>
    public static Tensor Join(this Tape tape, Index axis, params Tensor[] parts)
    {
        var at = axis.GetOffset(parts[0].Shape.Rank);
        var dimensions = parts[0].Shape.Dimensions.ToArray();
        dimensions[at] = 0;
        foreach (var part in parts)
        {
            if (part.Shape.Rank != dimensions.Length || !part.Shape.Without(at).Equals(parts[0].Shape.Without(at)))
            {
                throw new ShapeException(
                    "join",
                    parts[0].Shape,
                    part.Shape,
                    $"all axes but axis {at} have to be equal"
                );
            }

            dimensions[at] += part.Shape[at];
        }

        var y = tape.New(new Shape(dimensions), parts);
        var maps = new Layout[parts.Length];
        for (int i = 0, start = 0; i < parts.Length; start += parts[i].Shape[at], i++)
        {
            maps[i] = Layout.Cut(y.Shape, at, start, parts[i].Shape[at], out _).Reverse();
        }

        var back = Array.ConvertAll(maps, m => m.Reverse());
        return tape.Record(
            y,
            () =>
            {
                for (var i = 0; i < parts.Length; i++)
                {
                    tape.Backend.Copy(parts[i].Data, y.Data, maps[i], add: false);
                }
            },
            () =>
            {
                for (var i = 0; i < parts.Length; i++)
                {
                    if (tape.GradientOf(parts[i]) is { } gradient)
                    {
                        tape.Backend.Copy(y.Gradient!.Data, gradient.Data, back[i], gradient.Claim());
                    }
                }
            }
        );
    }

    private static Tensor Moved(Tape tape, Tensor x, Layout map, Shape shape)
    {
        var y = tape.New(shape, x);
        var back = map.Reverse();
        return tape.Record(
            y,
            () => tape.Backend.Copy(x.Data, y.Data, map, add: false),
            () =>
            {
                // A cut leaves the rest of gx untouched, so it must hold something: clear it if we are first.
                var gx = tape.GradientOf(x)!;
                if (!gx.Claim())
                {
                    tape.Backend.Fill(gx.Data, 0);
                }

                tape.Backend.Copy(y.Gradient!.Data, gx.Data, back, add: true);
            }
        );
    }
}
