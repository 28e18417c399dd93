using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Tests;

public class TensorTests
{
    [Fact]
    public void Shapes_that_do_not_fit_are_named_with_the_operation()
    {
        var tape = new Tape();
        Should
            .Throw<ShapeException>(() => tape.Add(Tensor.Zeros(2, 3), Tensor.Zeros(2)))
            .Message.ShouldBe(
                "`add` cannot combine shapes (2, 3) and (2): counted from the last, axis 1 is 3 on the left and 2 on the right, and neither is 1"
            );
        Should
            .Throw<ShapeException>(() => tape.MatMul(Tensor.Zeros(2, 3), Tensor.Zeros(2, 3)))
            .Message.ShouldBe(
                "`matmul` cannot combine shapes (2, 3) and (2, 3): the inner axes are 3 and 2, and have to be equal"
            );
        Should
            .Throw<ShapeException>(() => Tensor.Zeros(2, 3).Reshape(4))
            .Message.ShouldBe("`reshape` cannot combine shapes (2, 3) and (4): 6 numbers are not 4");
    }

    [Fact]
    public void Broadcasting_follows_the_last_axes()
    {
        Shape.Broadcast("x", new Shape(4, 1, 3), new Shape(2, 1)).ShouldBe(new Shape(4, 2, 3));
        var y = new Tape().Add(
            Tensor.Matrix(
                new double[,]
                {
                    { 1, 2 },
                    { 3, 4 },
                }
            ),
            Tensor.Vector(10, 20)
        );
        y.ToArray().ShouldBe([11, 22, 13, 24]);
    }

    [Fact]
    public void A_tensor_prints_its_nesting()
    {
        Tensor
            .Matrix(
                new[,]
                {
                    { 1, 2.5 },
                    { -0.0, 1.0 / 3 },
                }
            )
            .ToString()
            .ShouldBe("[[1, 2.5],\n [0, 0.3333]]");
        Tensor.Zeros(20).ToString().ShouldBe("[0, 0, 0, 0, …, 0, 0, 0, 0]");
        Tensor.Scalar(3).ToString().ShouldBe("3");
    }

    [Fact]
    public void A_wrong_index_says_which()
    {
        Should
            .Throw<ArgumentOutOfRangeException>(() => Tensor.Zeros(2, 3)[1, 3])
            .Message.ShouldStartWith("index 3 on axis 1 of a tensor of shape (2, 3)");
        Should
            .Throw<ArgumentException>(() => Tensor.Zeros(2, 3)[1])
            .Message.ShouldBe("1 indices for a tensor of shape (2, 3)");
    }

    [Fact]
    public void A_tensor_of_another_backend_is_refused_with_the_remedy() =>
        Should
            .Throw<ArgumentException>(() => new Tape(new ReferenceBackend()).Exp(Tensor.Vector(1)))
            .Message.ShouldContain("move it with tensor.To(backend)");
}
