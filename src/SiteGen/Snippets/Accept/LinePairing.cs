using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>
/// Finds for each printed line the author's line that it continues: one that it matches, or one of the same shape (equal
/// but for its numbers). Pairs never cross. The best sum wins, a match counting more than a shape.
/// </summary>
internal static class LinePairing
{
    private const int Match = 3;
    private const int Shape = 2;

    // The table of scores is quadratic. Longer outputs are paired line by line, which only loses the author's digits.
    private const int MaxCells = 1_000_000;

    /// <returns>For each old line the index of its printed line, or -1.</returns>
    public static int[] Pair(IReadOnlyList<string> old, IReadOnlyList<string> printed)
    {
        var pairs = Enumerable.Repeat(-1, old.Count).ToArray();
        if ((long)old.Count * printed.Count > MaxCells)
        {
            for (var i = 0; i < Math.Min(old.Count, printed.Count); i++)
            {
                pairs[i] = Score(old[i], printed[i], Shapes(old[i]), Shapes(printed[i])) > 0 ? i : -1;
            }

            return pairs;
        }

        var oldShapes = old.Select(Shapes).ToList();
        var printedShapes = printed.Select(Shapes).ToList();

        // best[i, j]: the best sum for old lines from i and printed lines from j on (as in Needleman & Wunsch, 1970).
        var best = new int[old.Count + 1, printed.Count + 1];
        var score = new int[old.Count, printed.Count];
        for (var i = old.Count - 1; i >= 0; i--)
        {
            for (var j = printed.Count - 1; j >= 0; j--)
            {
                score[i, j] = Score(old[i], printed[j], oldShapes[i], printedShapes[j]);
                var together = score[i, j] == 0 ? 0 : score[i, j] + best[i + 1, j + 1];
                best[i, j] = Math.Max(together, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        for (var (i, j) = (0, 0); i < old.Count && j < printed.Count; )
        {
            if (score[i, j] > 0 && best[i, j] == score[i, j] + best[i + 1, j + 1])
            {
                pairs[i++] = j++;
            }
            else if (best[i, j] == best[i + 1, j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return pairs;
    }

    private static int Score(string old, string printed, string oldShape, string printedShape)
    {
        if (LineComparer.Compare(old, printed).Matches)
        {
            return Match;
        }

        return oldShape == printedShape ? Shape : 0;
    }

    // U+0001 stands for a number: a character that no author writes.
    private static string Shapes(string line) =>
        string.Concat(OutputTokenizer.Tokenize(line).Select(t => t.Number is null ? t.Text : "\u0001"));
}
