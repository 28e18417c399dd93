using System.Runtime.Intrinsics;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Tests;

public class VectorMathTests
{
    [Fact]
    public void Exp_is_within_1_ulp_over_the_whole_range() =>
        LargestError(VectorMath.Exp, Math.Exp, -104, 89).ShouldBeLessThanOrEqualTo(1.0);

    [Fact]
    public void Log_is_within_1_ulp_over_the_whole_range() =>
        LargestError(VectorMath.Log, Math.Log, float.Epsilon, float.MaxValue).ShouldBeLessThanOrEqualTo(1.0);

    [Fact]
    public void Tanh_is_within_4_ulp_over_the_whole_range() =>
        LargestError(VectorMath.Tanh, Math.Tanh, -20, 20).ShouldBeLessThanOrEqualTo(4.0);

    [Fact]
    public void The_edges_are_where_they_should_be()
    {
        VectorMath.Exp(0f).ShouldBe(1f);
        VectorMath.Exp(float.NegativeInfinity).ShouldBe(0f);
        VectorMath.Exp(float.PositiveInfinity).ShouldBe(float.PositiveInfinity);
        VectorMath.Exp(float.NaN).ShouldBe(float.NaN);
        VectorMath.Log(1f).ShouldBe(0f);
        VectorMath.Log(0f).ShouldBe(float.NegativeInfinity);
        VectorMath.Log(float.PositiveInfinity).ShouldBe(float.PositiveInfinity);
        VectorMath.Log(-1f).ShouldBe(float.NaN);
        VectorMath.Log(float.NaN).ShouldBe(float.NaN);
        VectorMath.Tanh(float.NegativeInfinity).ShouldBe(-1f);
        VectorMath.Tanh(float.NaN).ShouldBe(float.NaN);
        BitConverter.SingleToUInt32Bits(VectorMath.Tanh(-0f)).ShouldBe(0x80000000u);
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(1e-300)]
    [InlineData(0.999999999)]
    [InlineData(7e200)]
    public void Log_in_double_agrees_with_the_library(double x) =>
        Elementary.Log(x).ShouldBe(Math.Log(x), 4e-16 * Math.Max(1e-9, Math.Abs(Math.Log(x))));

    [Fact]
    public void Circular_functions_in_double_agree_with_the_library()
    {
        for (var x = -3.0; x < 3; x += 0.0123)
        {
            Elementary.CosPi(x).ShouldBe(Math.Cos(Math.PI * x), 2e-15);
            Elementary.SinPi(x).ShouldBe(Math.Sin(Math.PI * x), 2e-15);
        }
    }

    // Every 397th float between two bounds: about five million of them, in both signs where the range has both.
    private static double LargestError(
        Func<Vector512<float>, Vector512<float>> fast,
        Func<double, double> exact,
        float low,
        float high
    )
    {
        var worst = 0.0;
        Span<float> lanes = stackalloc float[16];
        foreach (var sign in new[] { 0u, 0x80000000u })
        {
            for (var bits = 1u; bits < 0x7F800000u; bits += 16 * 397)
            {
                for (var i = 0; i < 16; i++)
                {
                    var x = BitConverter.UInt32BitsToSingle(sign | Math.Min(0x7F7FFFFFu, bits + (uint)(397 * i)));
                    lanes[i] = Math.Clamp(x, low, high);
                }

                var results = fast(Vector512.Create<float>(lanes));
                for (var i = 0; i < 16; i++)
                {
                    var want = exact(lanes[i]);
                    if (Math.Abs(want) <= float.MaxValue)
                    {
                        worst = Math.Max(worst, Math.Abs(results[i] - want) / Ulp(want));
                    }
                }
            }
        }

        return worst;
    }

    // Distance between floats at x; the subnormal spacing below the normal range.
    private static double Ulp(double x) => Math.Pow(2, Math.Max(Math.ILogB(x), -126) - 23);
}
