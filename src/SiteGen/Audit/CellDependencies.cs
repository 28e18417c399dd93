using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Audit;

/// <summary>
/// Which cells of a note can see what another did. By names alone, so it errs on the side of too many: two cells that
/// name the same variable may pass something through the object that it holds.
/// </summary>
public sealed class CellDependencies
{
    private readonly ImmutableArray<Snippet> _snippets;
    private readonly ImmutableArray<CellNames> _names;

    public CellDependencies(ImmutableArray<Snippet> snippets)
    {
        _snippets = snippets;
        _names = [.. snippets.Select(CellNames.Of)];
    }

    /// <summary>The later cells that can see what a cell did, itself left out, in order.</summary>
    public ImmutableArray<int> After(int cell)
    {
        var after = ImmutableArray.CreateBuilder<int>();
        var reached = Shared(cell);
        foreach (var later in Later(cell))
        {
            if (_names[later].Mentioned.Overlaps(reached))
            {
                after.Add(later);
                reached = reached.Union(Shared(later));
            }
        }

        return after.ToImmutable();
    }

    /// <summary>The earlier cells that a cell can see, in order.</summary>
    public ImmutableArray<int> Before(int cell) =>
        [.. Enumerable.Range(0, cell).Where(earlier => After(earlier).Contains(cell))];

    /// <summary>What must run after a changed cell so that all cells in <see cref="After"/> can: they, and what they name.</summary>
    public ImmutableArray<int> Replay(int cell)
    {
        var after = After(cell);
        if (after.IsEmpty)
        {
            return [];
        }

        var needed = after.ToHashSet();
        for (var candidate = after[^1] - 1; candidate > cell; candidate--)
        {
            if (needed.Any(n => n > candidate && _names[n].Mentioned.Overlaps(_names[candidate].Declared)))
            {
                needed.Add(candidate);
            }
        }

        return [.. needed.Order()];
    }

    // What the cell declares, and the earlier cells' names that it mentions.
    private ImmutableHashSet<string> Shared(int cell)
    {
        var names = _names[cell].Declared;
        for (var earlier = cell - 1; earlier >= 0 && !_snippets[earlier + 1].Reset; earlier--)
        {
            names = names.Union(_names[earlier].Declared.Intersect(_names[cell].Mentioned));
        }

        return names;
    }

    private IEnumerable<int> Later(int cell) =>
        Enumerable.Range(cell + 1, _snippets.Length - cell - 1).TakeWhile(i => !_snippets[i].Reset);
}
