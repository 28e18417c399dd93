namespace MlMath.Notebook;

/// <summary>
/// Natural logarithm from +, −, × and ÷ alone, which IEEE 754 defines to the last bit; the platforms' own logarithms differ.
/// </summary>
internal static class PortableLog
{
    private const double Ln2High = 0.693147180369123816490;
    private const double Ln2Low = 1.90821492927058770002e-10;

    /// <summary>ln x for normal x &gt; 0, to about one unit in the last place.</summary>
    /// <remarks>x = 2^e·m with m in [√½, √2); ln m = 2·artanh(s), s = (m − 1)/(m + 1), |s| ≤ 0.1716, by its power series.</remarks>
    public static double Of(double x)
    {
        var bits = BitConverter.DoubleToInt64Bits(x);
        var exponent = (int)(bits >> 52) - 1023;
        var m = BitConverter.Int64BitsToDouble((bits & 0xFFFFFFFFFFFFF) | (1023L << 52));
        if (m > 1.4142135623730951)
        {
            m /= 2;
            exponent++;
        }

        var s = (m - 1) / (m + 1);
        var square = s * s;
        var series = 0.0;
        for (var k = 23; k >= 3; k -= 2)
        {
            series = (series + 1.0 / k) * square;
        }

        return exponent * Ln2High + (2 * s + (2 * s * series + exponent * Ln2Low));
    }
}
