using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Functions of one number, applied to every entry: y = f(x), ∂L/∂x = g ⊙ f′(x).</summary>
public static class Elementwise
{
    public static Tensor Exp(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Exp, x);

    public static Tensor Log(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Log, x);

    public static Tensor Tanh(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Tanh, x);

    public static Tensor Sigmoid(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Sigmoid, x);

    /// <summary>max(0, x); the derivative at 0 is taken as 0.</summary>
    public static Tensor Relu(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Relu, x);

    /// <summary>The tanh form of GPT-2: <see cref="UnaryOp.Gelu"/>.</summary>
    public static Tensor Gelu(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Gelu, x);

    public static Tensor Sqrt(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Sqrt, x);

    public static Tensor Square(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Square, x);

    /// <summary>|x|; the derivative at 0 is taken as 0.</summary>
    public static Tensor Abs(this Tape tape, Tensor x) => Apply(tape, UnaryOp.Abs, x);

    private static Tensor Apply(Tape tape, UnaryOp op, Tensor x)
    {
        var y = tape.New(x.Shape, x);
        return tape.Record(
            y,
            () => tape.Backend.Unary(op, x.Data, y.Data),
            () =>
            {
                var gx = tape.GradientOf(x)!;
                tape.Backend.UnaryGrad(op, x.Data, y.Data, y.Gradient!.Data, gx.Data, gx.Claim());
            }
        );
    }
}
