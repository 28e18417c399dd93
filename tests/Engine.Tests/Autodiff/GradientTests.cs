using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Tests;

/// <summary>Every operation's backward against central differences in double.</summary>
public class GradientTests
{
    private static readonly Dictionary<string, (int[][] Shapes, Func<Tape, Tensor[], Tensor> Op)> Operations = new(
        StringComparer.Ordinal
    )
    {
        ["add"] = (
            [
                [2, 3],
                [2, 3],
            ],
            (t, x) => t.Add(x[0], x[1])
        ),
        ["add, broadcast row"] = (
            [
                [2, 3],
                [3],
            ],
            (t, x) => t.Add(x[0], x[1])
        ),
        ["add, broadcast both"] = (
            [
                [2, 1],
                [1, 3],
            ],
            (t, x) => t.Add(x[0], x[1])
        ),
        ["add, twice the same"] = (
            [
                [2, 3],
            ],
            (t, x) => t.Add(x[0], x[0])
        ),
        ["sub, broadcast scalar"] = (
            [
                [2, 3],
                [],
            ],
            (t, x) => t.Sub(x[0], x[1])
        ),
        ["mul"] = (
            [
                [2, 3],
                [2, 3],
            ],
            (t, x) => t.Mul(x[0], x[1])
        ),
        ["mul, twice the same"] = (
            [
                [2, 3],
            ],
            (t, x) => t.Mul(x[0], x[0])
        ),
        ["mul, broadcast column"] = (
            [
                [2, 3],
                [2, 1],
            ],
            (t, x) => t.Mul(x[0], x[1])
        ),
        ["div"] = (
            [
                [2, 3],
                [3],
            ],
            (t, x) => t.Div(x[0], t.Exp(x[1]))
        ),
        ["scale"] = (
            [
                [4],
            ],
            (t, x) => t.Scale(x[0], -2.5)
        ),
        ["exp"] = (
            [
                [5],
            ],
            (t, x) => t.Exp(x[0])
        ),
        ["log"] = (
            [
                [5],
            ],
            (t, x) => t.Log(t.Exp(x[0]))
        ),
        ["tanh"] = (
            [
                [5],
            ],
            (t, x) => t.Tanh(x[0])
        ),
        ["sigmoid"] = (
            [
                [5],
            ],
            (t, x) => t.Sigmoid(x[0])
        ),
        ["relu"] = (
            [
                [5],
            ],
            (t, x) => t.Relu(x[0])
        ),
        ["abs"] = (
            [
                [5],
            ],
            (t, x) => t.Abs(x[0])
        ),
        ["gelu"] = (
            [
                [5],
            ],
            (t, x) => t.Gelu(x[0])
        ),
        ["sqrt"] = (
            [
                [5],
            ],
            (t, x) => t.Sqrt(t.Exp(x[0]))
        ),
        ["square"] = (
            [
                [5],
            ],
            (t, x) => t.Square(x[0])
        ),
        ["matmul"] = (
            [
                [2, 3],
                [3, 4],
            ],
            (t, x) => t.MatMul(x[0], x[1])
        ),
        ["matmul, rows are a batch"] = (
            [
                [2, 2, 3],
                [3, 4],
            ],
            (t, x) => t.MatMul(x[0], x[1])
        ),
        ["matmul, batched"] = (
            [
                [2, 2, 3],
                [2, 3, 4],
            ],
            (t, x) => t.MatMul(x[0], x[1])
        ),
        ["linear"] = (
            [
                [2, 3],
                [3, 4],
                [4],
            ],
            (t, x) => t.Linear(x[0], x[1], x[2])
        ),
        ["linear, tied table"] = (
            [
                [2, 3],
                [5, 3],
            ],
            (t, x) => t.LinearTransposed(x[0], x[1])
        ),
        ["sum over axis 0"] = (
            [
                [2, 3, 2],
            ],
            (t, x) => t.Sum(x[0], 0)
        ),
        ["sum over axis 1"] = (
            [
                [2, 3, 2],
            ],
            (t, x) => t.Sum(x[0], 1)
        ),
        ["mean over last axis"] = (
            [
                [2, 3],
            ],
            (t, x) => t.Mean(x[0], ^1, keep: true)
        ),
        ["mean of all"] = (
            [
                [2, 3],
            ],
            (t, x) => t.Mean(x[0])
        ),
        ["transpose"] = (
            [
                [2, 3, 4],
            ],
            (t, x) => t.Transpose(x[0])
        ),
        ["permute"] = (
            [
                [2, 3, 4],
            ],
            (t, x) => t.Permute(x[0], 2, 0, 1)
        ),
        ["cut"] = (
            [
                [2, 5],
            ],
            (t, x) => t.Cut(x[0], 1, 1, 3)
        ),
        ["cut, in two places"] = (
            [
                [2, 5],
            ],
            (t, x) => t.Add(t.Cut(x[0], 1, 0, 3), t.Cut(x[0], 1, 2, 3))
        ),
        ["join"] = (
            [
                [2, 3],
                [2, 2],
            ],
            (t, x) => t.Join(1, x[0], x[1])
        ),
        ["softmax"] = (
            [
                [2, 4],
            ],
            (t, x) => t.Softmax(x[0])
        ),
        ["layer norm"] = (
            [
                [3, 4],
                [4],
                [4],
            ],
            (t, x) => t.LayerNorm(x[0], x[1], x[2])
        ),
        ["embedding"] = (
            [
                [4, 3],
            ],
            (t, x) => t.Embedding(x[0], [1, 3, 1])
        ),
        ["cross-entropy"] = (
            [
                [3, 4],
            ],
            (t, x) => t.CrossEntropy(x[0], [1, 3, 0])
        ),
        ["causal attention"] = (
            [
                [10, 12],
            ],
            (t, x) => t.CausalAttention(x[0], new AttentionShape(2, 5, 2, 2))
        ),
        ["conv2d"] = (
            [
                [2, 2, 4, 4],
                [3, 2, 3, 3],
                [3],
            ],
            (t, x) => t.Conv2d(x[0], x[1], x[2], 2, 1)
        ),
    };

    public static TheoryData<string> Names => [.. Operations.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Backward_is_the_slope_of_forward(string name)
    {
        var (shapes, op) = Operations[name];
        var random = new Philox(name);
        var inputs = Array.ConvertAll(shapes, shape => Tensor.Normal(random, 1, shape));
        Tensor? weights = null;
        var worst = GradCheck.Largest(
            tape =>
            {
                // A random weighting, so that no two entries of the result count alike.
                var y = op(tape, inputs);
                weights ??= Tensor.Normal(random, 1, y.Shape.Dimensions).To(tape.Backend);
                return tape.Sum(tape.Mul(y, weights));
            },
            inputs
        );

        worst.ShouldBeLessThan(1e-7);
    }

    [Fact]
    public void A_wrong_gradient_is_noticed()
    {
        var x = Tensor.Vector(0.3, -0.7);
        var worst = GradCheck.Largest(
            tape =>
            {
                var y = tape.New(x.Shape, x);
                tape.Record(
                    y,
                    () => tape.Backend.Unary(UnaryOp.Tanh, x.Data, y.Data),
                    () => tape.Backend.Scale(y.Gradient!.Data, 1, tape.GradientOf(x)!.Data, tape.GradientOf(x)!.Claim())
                );
                return tape.Sum(y);
            },
            [x]
        );

        worst.ShouldBeGreaterThan(0.05);
    }

    [Fact]
    public void A_second_pass_starts_afresh()
    {
        var x = Tensor.Vector(1, 2, 3).WithGrad();
        var unused = Tensor.Vector(1).WithGrad();
        var tape = new Tape();
        tape.Scale(unused, 1);
        var loss = tape.Sum(tape.Square(x));
        tape.Backward(loss);
        tape.Backward(loss);

        x.Grad.ToArray().ShouldBe([2, 4, 6]);
        unused.Grad.ToArray().ShouldBe([0]);
    }

    [Fact]
    public void A_replayed_tape_sees_new_numbers()
    {
        var x = Tensor.Vector(1, 2).WithGrad();
        var tape = new Tape();
        var loss = tape.Sum(tape.Mul(x, x));
        x[0] = 5;
        tape.Forward();
        tape.Backward(loss);

        loss.Item.ShouldBe(29);
        x.Grad.ToArray().ShouldBe([10, 4]);
    }
}
