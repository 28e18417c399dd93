using System.Globalization;

namespace MlMath.Notebook;

/// <summary>Numbers as text and as rounded data: invariant, and the same on every machine.</summary>
internal static class Numerals
{
    /// <summary>Shortest text that reads back as the same number; no negative zero.</summary>
    public static string RoundTrip(double value) =>
        value == 0 ? "0" : value.ToString("R", CultureInfo.InvariantCulture);

    /// <summary>The number rounded to significant digits; no negative zero.</summary>
    public static double Round(double value, int digits)
    {
        if (!double.IsFinite(value) || value == 0)
        {
            return value == 0 ? 0 : value;
        }

        var text = value.ToString(
            "E" + (digits - 1).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        );
        return double.Parse(text, CultureInfo.InvariantCulture);
    }

    /// <summary>Text with at most so many significant digits: `0.4213`, `2.313`, `1e-07`.</summary>
    public static string Short(double value, int digits = 4) => RoundTrip(Round(value, digits));

    /// <summary>
    /// The numbers rounded to six significant digits. What is a million million times smaller than the largest is the
    /// noise of rounding, differs between processors, and becomes 0.
    /// </summary>
    public static double[] Tidy(IReadOnlyList<double> values)
    {
        var noise = 1e-12 * Largest(values);
        var tidy = new double[values.Count];
        for (var i = 0; i < tidy.Length; i++)
        {
            tidy[i] = Math.Abs(values[i]) <= noise ? 0 : Round(values[i], 6);
        }

        return tidy;
    }

    /// <summary>Largest magnitude among the finite values; 0 when there is none.</summary>
    public static double Largest(IEnumerable<double> values)
    {
        var largest = 0.0;
        foreach (var value in values)
        {
            if (double.IsFinite(value))
            {
                largest = Math.Max(largest, Math.Abs(value));
            }
        }

        return largest;
    }
}
