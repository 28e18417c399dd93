using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>
/// Cuts a printed line into numbers and text, with the same rules for what an author expects and what a cell printed.
/// Not numbers: digits inside a word (`x1`, `v2.0`), dotted runs (`1.2.3`), hexadecimal (`0x1F`), whole numbers with
/// leading zeros (`007`). A minus is a sign unless it follows a word, a number or a closing bracket (`2-1`).
/// </summary>
public static partial class OutputTokenizer
{
    /// <param name="line">One line, without its line end.</param>
    /// <returns>Tokens that cover the line without gaps.</returns>
    public static ImmutableArray<OutputToken> Tokenize(string line)
    {
        var tokens = ImmutableArray.CreateBuilder<OutputToken>();
        for (var at = 0; at < line.Length; at = tokens[^1].End)
        {
            tokens.Add(Next(line, at));
        }

        return tokens.ToImmutable();
    }

    private static OutputToken Next(string line, int at)
    {
        if (Verbatim().Match(line, at) is { Success: true } verbatim && verbatim.Index == at)
        {
            return new OutputToken(at, verbatim.Value, null);
        }

        var number = Number().Match(line, at);
        if (number.Success && number.Index == at && (!IsMinus(line[at]) || MaySign(line, at)))
        {
            return new OutputToken(at, number.Value, Read(number));
        }

        var word = Word().Match(line, at);
        if (word.Success && word.Index == at)
        {
            return new OutputToken(at, word.Value, null);
        }

        var length = at + 1 < line.Length && char.IsSurrogatePair(line, at) ? 2 : 1;
        return new OutputToken(at, line.Substring(at, length), null);
    }

    private static bool MaySign(string line, int at) =>
        at == 0 || !(char.IsLetterOrDigit(line[at - 1]) || line[at - 1] is '_' or ')' or ']' or '}' or '∞');

    private static bool IsMinus(char c) => c is '-' or '−';

    private static NumberToken Read(Match match)
    {
        var negative = IsMinus(match.Value[0]);
        var name = match.Groups["name"];
        if (name.Success)
        {
            var special = name.Value == "NaN" ? double.NaN : double.PositiveInfinity;
            return new NumberToken(negative ? -special : special, 0, null, HasPoint: false);
        }

        var whole = match.Groups["whole"].Value.Replace(",", "", StringComparison.Ordinal);
        var fraction = match.Groups["fraction"].Value;
        var exponent = match.Groups["exponent"];
        var text = $"{(negative ? "-" : "")}{whole}{(fraction.Length > 0 ? "." + fraction : "")}";
        var power = exponent.Success ? "e" + exponent.Value : "";
        return new NumberToken(
            double.Parse(text + power, NumberStyles.Float, CultureInfo.InvariantCulture),
            fraction.Length,
            exponent.Success ? ReadPower(exponent.Value) : null,
            HasPoint: fraction.Length > 0,
            Grouped: match.Groups["whole"].Value.Contains(',', StringComparison.Ordinal),
            Digits: text
        );
    }

    // Powers beyond a double's range are infinity or zero already; the clamp keeps the parse from overflowing.
    private static int ReadPower(string digits) =>
        int.TryParse(digits, CultureInfo.InvariantCulture, out var power) ? Math.Clamp(power, -400, 400) : 400;

    /// <summary>Digits that are not a quantity: hexadecimal, dotted runs, leading zeros.</summary>
    [GeneratedRegex(
        @"\G(?:0[xX][0-9a-fA-F]+|[0-9]+(?:\.[0-9]+){2,}|0[0-9]+(?!\.?[0-9]))",
        RegexOptions.CultureInvariant
    )]
    private static partial Regex Verbatim();

    [GeneratedRegex(
        @"\G[-−]?(?:(?<name>NaN|Infinity|∞)(?![\p{L}\p{N}_])"
            + @"|(?<whole>[1-9][0-9]{0,2}(?:,[0-9]{3})+(?![0-9])|[0-9]+|(?<!\.)(?=\.[0-9]))(?:\.(?<fraction>[0-9]+))?"
            + @"(?:[eE](?<exponent>[-+]?[0-9]+)(?![\p{L}\p{N}_]))?)",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Number();

    /// <summary>A word, with the dotted and numbered parts that belong to it.</summary>
    [GeneratedRegex(@"\G[\p{L}_][\p{L}\p{M}\p{N}_]*(?:\.[\p{L}\p{N}_]+)*", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}
