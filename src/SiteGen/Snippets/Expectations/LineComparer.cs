namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>Compares one expected line with one printed line, token by token.</summary>
internal static class LineComparer
{
    /// <summary>Alone on a line: any number of lines. At the end of a line: the rest of it.</summary>
    public const string Ellipsis = "...";

    /// <param name="Start">Offset in the expected line of the first difference; -1 when the lines agree.</param>
    /// <param name="Expected">The expected token there.</param>
    /// <param name="Actual">The printed token there.</param>
    /// <param name="Numbers">How many numbers agreed.</param>
    /// <param name="Merged">The expected line with a final `...` filled in.</param>
    public readonly record struct Result(int Start, string Expected, string Actual, int Numbers, string Merged)
    {
        public bool Matches => Start < 0;
    }

    public static Result Compare(string expected, string actual)
    {
        var open = expected.EndsWith(Ellipsis, StringComparison.Ordinal);
        var fixedPart = open ? expected[..^Ellipsis.Length] : expected;

        // `loss ...` also matches a line that ends at `loss`: white space at the end of a line never counts.
        var required = open ? fixedPart.TrimEnd() : fixedPart;
        var wanted = OutputTokenizer.Tokenize(required);
        var printed = OutputTokenizer.Tokenize(actual);
        var numbers = 0;
        for (var i = 0; i < wanted.Length; i++)
        {
            var token = wanted[i];
            if (i >= printed.Length)
            {
                var missing = required[token.Start..].TrimStart();
                return new Result(required.Length - missing.Length, missing, "", numbers, actual);
            }

            var other = printed[i];
            var isLast = open && i == wanted.Length - 1 && required.Length == fixedPart.Length;
            if (isLast && token.Number is null && other.Text.StartsWith(token.Text, StringComparison.Ordinal))
            {
                return Agrees(other.Start + token.Text.Length);
            }

            if (!Same(token, other))
            {
                return Differs(token, other.Text);
            }

            numbers += token.Number is null ? 0 : 1;
        }

        if (printed.Length > wanted.Length && !open)
        {
            return new Result(expected.Length, "", actual[printed[wanted.Length].Start..], numbers, actual);
        }

        return Agrees(wanted.IsEmpty ? 0 : printed[wanted.Length - 1].End);

        Result Differs(OutputToken token, string found) => new(token.Start, token.Text, found, numbers, actual);

        Result Agrees(int rest) => new(-1, "", "", numbers, open ? (required + actual[rest..]).TrimEnd() : expected);
    }

    public static bool Same(OutputToken expected, OutputToken actual) =>
        (expected.Number, actual.Number) switch
        {
            ({ } wanted, { } printed) => wanted.Admits(printed),
            (null, null) => expected.Text == actual.Text,
            _ => false,
        };
}
