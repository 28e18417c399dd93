using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>
/// Records name figures by the number of their cell. A cell put in or taken out above moves the numbers and none of the
/// figures: the records then follow the figures, and the next `sitegen accept` writes the new numbers.
/// </summary>
internal static class MovedFigures
{
    /// <param name="snippets">The note's snippets in order.</param>
    /// <param name="runs">One per snippet.</param>
    /// <returns>The records under the numbers that their figures have now.</returns>
    public static FigureRecords Follow(
        FigureRecords records,
        IReadOnlyList<Snippet> snippets,
        IReadOnlyList<SnippetRun> runs
    )
    {
        var pairs = snippets.Zip(runs).ToList();
        var made = pairs
            .Select(p => (Cell: p.First.Index + 1, Figures: RunFigure.Of(p.First, p.Second).ToImmutableArray()))
            .Where(c => !c.Figures.IsEmpty)
            .ToList();
        var names = made.SelectMany(c => c.Figures).Select(f => f.Name).ToHashSet();
        if (names.SetEquals(records.All.Select(r => r.Name)))
        {
            return records;
        }

        // What a failed cell would have shown is not known, so neither is what has moved.
        if (pairs.Any(p => !SnippetChecker.CodeIsRight(p.First, p.Second)))
        {
            return records;
        }

        var recorded = records
            .All.GroupBy(r => r.Name.Cell)
            .OrderBy(g => g.Key)
            .Select(g => (Cell: g.Key, Records: g.ToImmutableArray()))
            .ToList();
        var cells = Alignment(recorded.Count, made.Count, (r, m) => Agree(recorded[r].Records, made[m].Figures))
            .ToDictionary(p => recorded[p.Left].Cell, p => made[p.Right].Cell);
        return records.Renumbered(cells);
    }

    private static bool Agree(ImmutableArray<FigureRecord> recorded, ImmutableArray<RunFigure> made) =>
        recorded.Length == made.Length
        && recorded
            .Zip(made)
            .All(p =>
                p.First.Name with { Cell = p.Second.Name.Cell } == p.Second.Name
                && OutputComparer.Compare(p.First.Content.Text, p.Second.Record).Matches
            );

    /// <summary>
    /// The longest common subsequence, and in each gap between its pairs what is left, one to one, where both sides have
    /// as many left: a figure that changed and moved is one that changed.
    /// </summary>
    private static List<(int Left, int Right)> Alignment(int left, int right, Func<int, int, bool> agree)
    {
        var same = new bool[left, right];
        var length = new int[left + 1, right + 1];
        for (var i = left - 1; i >= 0; i--)
        {
            for (var j = right - 1; j >= 0; j--)
            {
                same[i, j] = agree(i, j);
                length[i, j] = same[i, j] ? length[i + 1, j + 1] + 1 : Math.Max(length[i + 1, j], length[i, j + 1]);
            }
        }

        var pairs = new List<(int, int)>();
        var (a, b, gapA, gapB) = (0, 0, 0, 0);
        while (a < left && b < right)
        {
            if (same[a, b])
            {
                Fill(a, b);
                pairs.Add((a, b));
                (a, b) = (a + 1, b + 1);
                (gapA, gapB) = (a, b);
            }
            else if (length[a + 1, b] >= length[a, b + 1])
            {
                a++;
            }
            else
            {
                b++;
            }
        }

        Fill(left, right);
        return pairs;

        void Fill(int toA, int toB)
        {
            if (toA - gapA == toB - gapB)
            {
                pairs.AddRange(Enumerable.Range(0, toA - gapA).Select(k => (gapA + k, gapB + k)));
            }
        }
    }
}
