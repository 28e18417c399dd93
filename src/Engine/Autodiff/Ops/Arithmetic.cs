using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Sums, differences, products and quotients, entry by entry, with broadcasting. g stands for ∂L/∂y.</summary>
public static class Arithmetic
{
    /// <summary>y = a + b: ∂L/∂a = g, ∂L/∂b = g, each summed over the axes along which its operand was stretched.</summary>
    public static Tensor Add(this Tape tape, Tensor a, Tensor b)
    {
        var y = Begin(tape, BinaryOp.Add, a, b, out var map, out var forward);
        return tape.Record(
            y,
            forward,
            () =>
            {
                SumTo(tape, y.Gradient!.Data, 1, tape.GradientOf(a), map);
                SumTo(tape, y.Gradient!.Data, 1, tape.GradientOf(b), Swap(map));
            }
        );
    }

    /// <summary>y = a − b: ∂L/∂a = g, ∂L/∂b = −g.</summary>
    public static Tensor Sub(this Tape tape, Tensor a, Tensor b)
    {
        var y = Begin(tape, BinaryOp.Subtract, a, b, out var map, out var forward);
        return tape.Record(
            y,
            forward,
            () =>
            {
                SumTo(tape, y.Gradient!.Data, 1, tape.GradientOf(a), map);
                SumTo(tape, y.Gradient!.Data, -1, tape.GradientOf(b), Swap(map));
            }
        );
    }

    /// <summary>y = a ⊙ b: ∂L/∂a = g ⊙ b, ∂L/∂b = g ⊙ a.</summary>
    public static Tensor Mul(this Tape tape, Tensor a, Tensor b)
    {
        var y = Begin(tape, BinaryOp.Multiply, a, b, out var map, out var forward);
        var product = tape.Scratch(y.Shape.Count);
        var withA = Broadcast.Of("mul", y.Shape, a.Shape, out _);
        var withB = Broadcast.Of("mul", y.Shape, b.Shape, out _);
        return tape.Record(
            y,
            forward,
            () =>
            {
                var g = y.Gradient!.Data;
                if (tape.GradientOf(a) is { } ga)
                {
                    tape.Backend.Binary(BinaryOp.Multiply, g, b.Data, product, withB, add: false);
                    SumTo(tape, product, 1, ga, map);
                }

                if (tape.GradientOf(b) is { } gb)
                {
                    tape.Backend.Binary(BinaryOp.Multiply, g, a.Data, product, withA, add: false);
                    SumTo(tape, product, 1, gb, Swap(map));
                }
            }
        );
    }

    /// <summary>y = a / b: ∂L/∂a = g / b, ∂L/∂b = −g ⊙ y / b.</summary>
    public static Tensor Div(this Tape tape, Tensor a, Tensor b)
    {
        var y = Begin(tape, BinaryOp.Divide, a, b, out var map, out var forward);
        var quotient = tape.Scratch(y.Shape.Count);
        var withB = Broadcast.Of("div", y.Shape, b.Shape, out _);
        var same = Broadcast.Of("div", y.Shape, y.Shape, out _);
        return tape.Record(
            y,
            forward,
            () =>
            {
                tape.Backend.Binary(BinaryOp.Divide, y.Gradient!.Data, b.Data, quotient, withB, add: false);
                SumTo(tape, quotient, 1, tape.GradientOf(a), map);
                if (tape.GradientOf(b) is { } gb)
                {
                    tape.Backend.Binary(BinaryOp.Multiply, quotient, y.Data, quotient, same, add: false);
                    SumTo(tape, quotient, -1, gb, Swap(map));
                }
            }
        );
    }

    /// <summary>y = αx: ∂L/∂x = αg.</summary>
    public static Tensor Scale(this Tape tape, Tensor x, double alpha)
    {
        var factor = (float)alpha;
        var y = tape.New(x.Shape, x);
        return tape.Record(
            y,
            () => tape.Backend.Scale(x.Data, factor, y.Data, add: false),
            () =>
            {
                var gx = tape.GradientOf(x)!;
                tape.Backend.Scale(y.Gradient!.Data, factor, gx.Data, gx.Claim());
            }
        );
    }

    private static Tensor Begin(Tape tape, BinaryOp op, Tensor a, Tensor b, out Broadcast map, out Action forward)
    {
        var name = op switch
        {
            BinaryOp.Add => "add",
            BinaryOp.Subtract => "sub",
            BinaryOp.Multiply => "mul",
            _ => "div",
        };
        var walk = Broadcast.Of(name, a.Shape, b.Shape, out var shape);
        var y = tape.New(shape, a, b);
        forward = () => tape.Backend.Binary(op, a.Data, b.Data, y.Data, walk, add: false);
        map = walk;
        return y;
    }

    private static Broadcast Swap(Broadcast map) =>
        map.IsSame ? map : new Broadcast(map.Dimensions, map.Right, map.Left);

    private static void SumTo(Tape tape, Slice g, float alpha, Gradient? target, Broadcast map)
    {
        if (target is null)
        {
            return;
        }

        if (map.IsSame)
        {
            tape.Backend.Scale(g, alpha, target.Data, target.Claim());
        }
        else
        {
            tape.Backend.SumTo(g, alpha, target.Data, map, target.Claim());
        }
    }
}
