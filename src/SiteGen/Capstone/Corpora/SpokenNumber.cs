using System.Globalization;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>Numbers as they are read aloud: the corpus has no digits.</summary>
internal static class SpokenNumber
{
    private static readonly string[] Small =
    [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];

    private static readonly string[] Tens =
    [
        "",
        "",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "seventy",
        "eighty",
        "ninety",
    ];

    /// <param name="digits">`342`, `208,320` or `0.05`.</param>
    /// <returns>`three hundred and forty-two`, `zero point zero five`; digit by digit from a million.</returns>
    public static string Of(string digits)
    {
        var parts = digits.Replace(",", "", StringComparison.Ordinal).Split('.');
        var whole =
            parts[0].Length <= 6
                ? Whole(int.Parse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture))
                : OneByOne(parts[0]);
        return parts.Length == 1 ? whole : $"{whole} point {OneByOne(parts[1])}";
    }

    private static string OneByOne(string digits) => string.Join(' ', digits.Select(d => Small[d - '0']));

    private static string Whole(int n) =>
        n switch
        {
            < 20 => Small[n],
            < 100 => Tens[n / 10] + (n % 10 > 0 ? $"-{Small[n % 10]}" : ""),
            < 1000 => Joined(n / 100, "hundred", n % 100),
            _ => Joined(n / 1000, "thousand", n % 1000),
        };

    private static string Joined(int count, string unit, int rest) =>
        $"{Whole(count)} {unit}"
        + rest switch
        {
            0 => "",
            < 100 => $" and {Whole(rest)}",
            _ => $" {Whole(rest)}",
        };
}
