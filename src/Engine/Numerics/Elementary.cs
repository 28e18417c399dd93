namespace MlMath.Engine.Numerics;

/// <summary>log, sin and cos in double from the five IEEE operations alone, so that every machine gives the same bits.</summary>
/// <remarks>The system's own functions differ in the last bit from one C library to the next.</remarks>
public static class Elementary
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>Natural logarithm of a normal positive number; within 2 ULP.</summary>
    /// <exception cref="ArgumentOutOfRangeException">x is not a normal positive number.</exception>
    public static double Log(double x)
    {
        if (!double.IsNormal(x) || x < 0)
        {
            throw new ArgumentOutOfRangeException(nameof(x), x, "log needs a normal positive number");
        }

        // x = m · 2ᵉ with m in [√½, √2)
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | 0x3FF0000000000000);
        if (m > 1.4142135623730951)
        {
            m *= 0.5;
            exponent++;
        }

        // ln(1 + f) = 2 artanh(s), s = f / (2 + f), |s| < 0.1716; z¹¹/23 < 1e-18
        var f = m - 1;
        var s = f / (2 + f);
        var z = s * s;
        var series = 0.0;
        for (var k = 21; k >= 3; k -= 2)
        {
            series = z * ((2.0 / k) + series);
        }

        var low = (exponent * Ln2Low) - (s * (f - series));
        return (exponent * Ln2High) + (f + low);
    }

    /// <summary>cos(π x), |x| ≤ 2³⁰; absolute error below 1e-15.</summary>
    public static double CosPi(double x)
    {
        x = Math.Abs(x);
        x -= 2 * Math.Floor(x / 2);
        if (x > 1)
        {
            x = 2 - x;
        }

        return x <= 0.25 ? CosSeries(x)
            : x <= 0.75 ? SinSeries(0.5 - x)
            : -CosSeries(1 - x);
    }

    /// <summary>sin(π x), |x| ≤ 2³⁰; absolute error below 1e-15.</summary>
    public static double SinPi(double x) => CosPi(x - 0.5);

    // Taylor on |π x| ≤ π/4: the first term left out is below 1e-18.
    private static double CosSeries(double x)
    {
        var square = Math.PI * x * (Math.PI * x);
        var sum = 0.0;
        for (var k = 16; k >= 2; k -= 2)
        {
            sum = -square / (k * (k - 1)) * (1 + sum);
        }

        return 1 + sum;
    }

    private static double SinSeries(double x)
    {
        var angle = Math.PI * x;
        var square = angle * angle;
        var sum = 0.0;
        for (var k = 17; k >= 3; k -= 2)
        {
            sum = -square / (k * (k - 1)) * (1 + sum);
        }

        return angle + (angle * sum);
    }
}
