using MlMath.Engine.Autodiff;

namespace MlMath.Engine.Tests;

public class ValueTests
{
    [Theory]
    [InlineData(0.7, -1.3)]
    [InlineData(-2.1, 0.4)]
    public void Grad_is_the_slope(double a, double b)
    {
        static Value Of(Value x, Value y) =>
            ((x * y) + (x - y).Tanh() + (y / (2 + x.Exp())) - (-x).Sigmoid() + x.Pow(3) + (x * x).Log() + y.Relu())
                * x.Sin()
            + y.Cos();

        Value x = a;
        Value y = b;
        Of(x, y).Backward();

        const double h = 1e-5;
        x.Grad.ShouldBe((Of(a + h, b).Data - Of(a - h, b).Data) / (2 * h), 1e-8);
        y.Grad.ShouldBe((Of(a, b + h).Data - Of(a, b - h).Data) / (2 * h), 1e-8);
    }

    [Fact]
    public void A_number_used_twice_gets_both_shares()
    {
        Value x = 3;
        var y = (x * x) + x;
        y.Backward();
        y.Backward();
        x.Grad.ShouldBe(7);
    }

    [Fact]
    public void A_long_chain_does_not_overflow_the_stack()
    {
        Value x = 1;
        var y = x;
        for (var i = 0; i < 200_000; i++)
        {
            y += 1e-6;
        }

        y.Backward();
        x.Grad.ShouldBe(1);
    }
}
