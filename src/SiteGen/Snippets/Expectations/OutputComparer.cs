using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>
/// Compares what an author expects with what a cell printed: text exactly, numbers to the digits that the author wrote,
/// `...` for the rest of a line or, alone on a line, for any lines.
/// </summary>
public static class OutputComparer
{
    public static OutputComparison Compare(string expected, string actual)
    {
        var wanted = TextLines.Of(expected);
        var printed = TextLines.Of(actual);
        var match = new Matching(wanted, printed);
        for (var start = 0; start <= wanted.Length; )
        {
            var stop = start;
            while (stop < wanted.Length && !IsAnyLines(wanted[stop]))
            {
                stop++;
            }

            match.Block(start, stop, afterGap: start > 0, beforeGap: stop < wanted.Length);
            if (match.Difference is not null)
            {
                return new OutputComparison(match.Difference, TextLines.Join(printed), match.Lines, match.Numbers);
            }

            start = stop + 1;
        }

        return new OutputComparison(null, string.Join('\n', match.Merged), match.Lines, match.Numbers);
    }

    /// <summary>Whether an expected line stands for any number of printed lines.</summary>
    internal static bool IsAnyLines(TextLine line) => line.Text.AsSpan().Trim().SequenceEqual(LineComparer.Ellipsis);

    /// <summary>Walks down both texts, one block of expected lines between two `...` lines at a time.</summary>
    private sealed class Matching(ImmutableArray<TextLine> wanted, ImmutableArray<TextLine> printed)
    {
        private int _next;

        public OutputDifference? Difference { get; private set; }

        public List<string> Merged { get; } = [];

        public int Lines { get; private set; }

        public int Numbers { get; private set; }

        /// <summary>Places the expected lines [start, stop): anchored above unless a gap is before them, and below unless one follows.</summary>
        public void Block(int start, int stop, bool afterGap, bool beforeGap)
        {
            var count = stop - start;
            var last = printed.Length - count;
            var first = afterGap && !beforeGap ? Math.Max(_next, last) : _next;
            var limit = afterGap ? Math.Max(first, last) : first;
            var (at, agreed) = (first, -1);
            for (var candidate = first; candidate <= limit && agreed < count; candidate++)
            {
                var lines = CountAgreeing(start, count, candidate);
                (at, agreed) = lines > agreed ? (candidate, lines) : (at, agreed);
            }

            Lines += Math.Min(count, agreed + 1);
            for (var line = _next; line < Math.Min(at, printed.Length); line++)
            {
                Merged.Add(printed[line].Text);
            }

            for (var i = 0; i < agreed; i++)
            {
                var result = LineComparer.Compare(wanted[start + i].Text, printed[at + i].Text);
                Merged.Add(result.Merged);
                Numbers += result.Numbers;
            }

            _next = at + count;
            if (agreed < count)
            {
                Difference = Differs(wanted[start + agreed], at + agreed);
            }
            else if (!beforeGap && _next < printed.Length)
            {
                var end = wanted.IsEmpty ? 0 : wanted[^1].Start + wanted[^1].Text.Length;
                Difference = new OutputDifference(end, 0, "", printed[_next].Text, printed[_next].Text);
            }
        }

        private int CountAgreeing(int start, int count, int at)
        {
            var lines = 0;
            while (
                lines < count
                && at + lines < printed.Length
                && LineComparer.Compare(wanted[start + lines].Text, printed[at + lines].Text).Matches
            )
            {
                lines++;
            }

            return lines;
        }

        private OutputDifference Differs(TextLine expected, int at)
        {
            if (at >= printed.Length)
            {
                return new OutputDifference(expected.Start, expected.Text.Length, expected.Text, "", null);
            }

            var result = LineComparer.Compare(expected.Text, printed[at].Text);
            var start = expected.Start + result.Start;
            return new OutputDifference(
                start,
                result.Expected.Length,
                result.Expected,
                result.Actual,
                printed[at].Text
            );
        }
    }
}
