using System.Globalization;
using System.Numerics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>A number as printed: its value, and how precisely it was written.</summary>
/// <param name="Value">Signed; NaN and infinities by name.</param>
/// <param name="Decimals">Digits after the point of the mantissa.</param>
/// <param name="Exponent">Power of ten behind `e`; null without one.</param>
/// <param name="HasPoint">False means a whole number, which is exact, unless there is an exponent.</param>
/// <param name="Grouped">Written with thousands separators: `1,234`.</param>
/// <param name="Digits">Sign and digits of a whole number without separators, so that long ones compare exactly.</param>
public sealed record NumberToken(
    double Value,
    int Decimals,
    int? Exponent,
    bool HasPoint,
    bool Grouped = false,
    string Digits = ""
)
{
    // Rounding noise of a double that passed through a few operations, relative to its size.
    private const double Noise = 1e-12;

    // What a computed "whole" number may be off by, relative to its size: 2.9999999999 is 3.
    private const double WholeNoise = 1e-9;

    /// <summary>No point and no exponent.</summary>
    public bool IsWhole => !HasPoint && Exponent is null && double.IsFinite(Value);

    /// <summary>Whether <paramref name="actual"/>, rounded to the digits that this token prints, is this token.</summary>
    public bool Admits(NumberToken actual)
    {
        if (!double.IsFinite(Value) || !double.IsFinite(actual.Value))
        {
            return Value.Equals(actual.Value);
        }

        if (actual.Grouped != Grouped && (actual.Grouped || Math.Abs(actual.Value) >= 1000))
        {
            return false;
        }

        if (IsWhole && actual.IsWhole)
        {
            return BigInteger.Parse(Digits, CultureInfo.InvariantCulture)
                == BigInteger.Parse(actual.Digits, CultureInfo.InvariantCulture);
        }

        return Math.Abs(actual.Value - Value) <= Tolerance(actual.Value);
    }

    private double Tolerance(double actual)
    {
        if (IsWhole)
        {
            return WholeNoise * Math.Max(1, Math.Abs(Value));
        }

        var unit = Math.Pow(10, (Exponent ?? 0) - Decimals);

        // Below a power of ten the mantissa has one digit more: 1.00e-5 is not 9.96e-6 rounded, which prints itself.
        if (Exponent is { } power && Math.Abs(Value) <= Math.Pow(10, power) && Math.Abs(actual) < Math.Abs(Value))
        {
            unit /= 10;
        }

        return unit / 2 * (1 + WholeNoise) + Noise * Math.Abs(Value);
    }
}
