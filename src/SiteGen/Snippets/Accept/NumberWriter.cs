using System.Globalization;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>
/// Writes a printed number as an author would. Where the author wrote a number with a point or an exponent, as many
/// digits as that. Else as printed, unless it has more than four digits after the point: then six significant digits,
/// at least one and at most four after the point; four significant digits below 0.001; a whole number where it is one
/// but for rounding noise.
/// </summary>
internal static class NumberWriter
{
    private const int MaxDecimals = 4;
    private const int MaxSignificant = 6;

    // Beyond this a double's fixed-point digits are no information.
    private const double Largest = 1e15;

    // Relative distance from a whole number that is rounding noise and not a result.
    private const double WholeNoise = 1e-12;

    /// <param name="old">What the author had in its place, if it was a number.</param>
    /// <param name="printed">A number token of the printed text.</param>
    /// <returns>A text that the printed number matches.</returns>
    public static string Write(OutputToken? old, OutputToken printed)
    {
        var number = printed.Number ?? throw new ArgumentException($"`{printed.Text}` is no number", nameof(printed));
        var text = Format(old, printed.Text, number);
        var tokens = OutputTokenizer.Tokenize(text);
        return tokens is [{ Number: { } written }] && written.Admits(number) ? text : printed.Text;
    }

    private static string Format(OutputToken? old, string printed, NumberToken number)
    {
        if (!double.IsFinite(number.Value) || number.IsWhole || Math.Abs(number.Value) >= Largest)
        {
            return printed;
        }

        if (old is { Number: { IsWhole: false } style } token && double.IsFinite(style.Value))
        {
            return style.Exponent is null
                ? Fixed(number, style.Decimals)
                : Scientific(number.Value, style.Decimals, token.Text);
        }

        if (number.Decimals <= MaxDecimals)
        {
            return printed;
        }

        return number.Exponent is null ? Short(number) : Scientific(number.Value, MaxDecimals, printed);
    }

    private static string Short(NumberToken number)
    {
        var size = Math.Abs(number.Value);
        var whole = Math.Round(number.Value);
        if (Math.Abs(whole) >= 1 && Math.Abs(number.Value - whole) <= WholeNoise * size)
        {
            return Fixed(number, 0);
        }

        var power = size > 0 ? (int)Math.Floor(Math.Log10(size)) : 0;
        var decimals =
            power < -3
                ? Math.Min(number.Decimals, MaxDecimals - 1 - power)
                : Math.Clamp(MaxSignificant - 1 - power, 1, MaxDecimals);
        return Fixed(number, decimals);
    }

    private static string Fixed(NumberToken number, int decimals)
    {
        var format = (number.Grouped ? "N" : "F") + decimals.ToString(CultureInfo.InvariantCulture);
        var text = number.Value.ToString(format, CultureInfo.InvariantCulture);

        // Zero has no sign on a page.
        return text.Any(c => c is >= '1' and <= '9') ? text : text.TrimStart('-');
    }

    /// <param name="like">A text whose exponent shows the letter, the plus sign and the number of digits to write.</param>
    private static string Scientific(double value, int decimals, string like)
    {
        var at = like.IndexOfAny(['e', 'E']);
        if (at < 0)
        {
            at = like.Length;
            like += "E+00";
        }

        var digits = like.AsSpan(at + 1).TrimStart("+-").Length;
        var format = "E" + decimals.ToString(CultureInfo.InvariantCulture);
        var text = value.ToString(format, CultureInfo.InvariantCulture);
        var (mantissa, power) = (text[..text.IndexOf('E', StringComparison.Ordinal)], 0);
        power = int.Parse(
            text.AsSpan(mantissa.Length + 1),
            NumberStyles.AllowLeadingSign,
            CultureInfo.InvariantCulture
        );
        var sign =
            power < 0 ? "-"
            : like[at + 1] is '-' or '+' ? "+"
            : "";
        var padded = Math.Abs(power).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
        return mantissa + like[at] + sign + padded;
    }
}
