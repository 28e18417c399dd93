using System.Globalization;

namespace MlMath.SiteGen.Tests.Pages;

/// <summary>A colour in linear-light sRGB, each channel in [0, 1].</summary>
internal sealed record Colour(double R, double G, double B)
{
    /// <param name="hex">`#rrggbb`.</param>
    public static Colour Parse(string hex)
    {
        hex.Length.ShouldBe(7, hex);
        return new(Channel(hex[1..3]), Channel(hex[3..5]), Channel(hex[5..7]));
    }

    /// <summary>WCAG 2.2, "relative luminance".</summary>
    public double Luminance => 0.2126 * R + 0.7152 * G + 0.0722 * B;

    /// <summary>WCAG 2.2, "contrast ratio": 1 for equal colours, 21 for black on white.</summary>
    public double Contrast(Colour other)
    {
        var (high, low) = (Math.Max(Luminance, other.Luminance), Math.Min(Luminance, other.Luminance));
        return (high + 0.05) / (low + 0.05);
    }

    /// <summary>As seen without the M cones. Viénot, Brettel and Mollon (1999), table for deuteranopes.</summary>
    public Colour Deuteranope() =>
        new(0.29275 * R + 0.70725 * G, 0.29275 * R + 0.70725 * G, -0.02234 * R + 0.02234 * G + B);

    /// <summary>As seen without the L cones. Viénot, Brettel and Mollon (1999), table for protanopes.</summary>
    public Colour Protanope() =>
        new(0.11238 * R + 0.88762 * G, 0.11238 * R + 0.88762 * G, 0.00401 * R - 0.00401 * G + B);

    /// <summary>CIE 1976 difference in L*a*b*; about 2 is just noticeable.</summary>
    public double Difference(Colour other)
    {
        var (a, b) = (Lab(), other.Lab());
        return Math.Sqrt(Math.Pow(a.L - b.L, 2) + Math.Pow(a.A - b.A, 2) + Math.Pow(a.B - b.B, 2));
    }

    private (double L, double A, double B) Lab()
    {
        var x = F((0.4124 * R + 0.3576 * G + 0.1805 * B) / 0.9505);
        var y = F(Luminance);
        var z = F((0.0193 * R + 0.1192 * G + 0.9505 * B) / 1.089);
        return (116 * y - 16, 500 * (x - y), 200 * (y - z));
    }

    private static double F(double t) => t > 216.0 / 24389 ? Math.Cbrt(t) : (24389.0 / 27 * t + 16) / 116;

    private static double Channel(string hex)
    {
        var value = int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
