using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Review;

/// <summary>Finds the cells of one version in another: the same code, or code with half of its lines in common. Pairs never cross.</summary>
internal static class CellPairing
{
    private const int Same = 3;
    private const int Alike = 2;

    /// <returns>For each new cell the index of the old one, or -1.</returns>
    public static ImmutableArray<int> Pair(ImmutableArray<Snippet> before, ImmutableArray<Snippet> now)
    {
        // best[i, j]: the best sum for new cells from i and old cells from j on (as in Needleman & Wunsch, 1970).
        var best = new int[now.Length + 1, before.Length + 1];
        for (var i = now.Length - 1; i >= 0; i--)
        {
            for (var j = before.Length - 1; j >= 0; j--)
            {
                var score = Score(now[i], before[j]);
                var together = score == 0 ? 0 : score + best[i + 1, j + 1];
                best[i, j] = Math.Max(together, Math.Max(best[i + 1, j], best[i, j + 1]));
            }
        }

        var pairs = Enumerable.Repeat(-1, now.Length).ToArray();
        for (var (i, j) = (0, 0); i < now.Length && j < before.Length; )
        {
            var score = Score(now[i], before[j]);
            if (score > 0 && best[i, j] == score + best[i + 1, j + 1])
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

        return [.. pairs];
    }

    private static int Score(Snippet a, Snippet b)
    {
        if (a.Language != b.Language)
        {
            return 0;
        }

        if (a.Code.Text == b.Code.Text)
        {
            return Same;
        }

        var (one, other) = (LinesOf(a), LinesOf(b));
        var common = one.Intersect(other, StringComparer.Ordinal).Count();
        return 4 * common >= one.Count + other.Count ? Alike : 0;
    }

    // A changed value does not make it another cell.
    private static HashSet<string> LinesOf(Snippet snippet) =>
        snippet
            .Code.Text.Split('\n')
            .Select(l => l.Split("// =>")[0].Trim())
            .Where(l => l.Length > 1)
            .ToHashSet(StringComparer.Ordinal);
}
