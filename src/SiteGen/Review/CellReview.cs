using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Accept;

namespace MlMath.SiteGen.Review;

/// <summary>A cell whose stated results are not what they were.</summary>
/// <param name="Before">Null for a new cell.</param>
/// <param name="Now">Null for a cell that is gone.</param>
/// <param name="Through">What it depends on that changed; empty where only the statement did.</param>
public sealed record CellReview(
    Snippet? Before,
    Snippet? Now,
    ImmutableArray<Change> Changes,
    ImmutableArray<string> Through
)
{
    /// <summary>Pairs what was said with what is said, kind by kind, and keeps what differs.</summary>
    public static ImmutableArray<Change> Compare(ImmutableArray<Stated> before, ImmutableArray<Stated> now)
    {
        var changes = ImmutableArray.CreateBuilder<Change>();
        foreach (var kind in now.Concat(before).Select(s => s.Kind).Distinct(StringComparer.Ordinal))
        {
            var old = before.Where(s => s.Kind == kind).ToList();
            var fresh = now.Where(s => s.Kind == kind).ToList();
            var pairs = LinePairing.Pair([.. old.Select(s => s.Context)], [.. fresh.Select(s => s.Context)]);
            var taken = pairs.ToHashSet();
            changes.AddRange(
                old.Select((s, i) => new Change(kind, s, pairs[i] < 0 ? null : fresh[pairs[i]]))
                    .Where(c => c.Before!.Text != c.Now?.Text)
            );
            changes.AddRange(fresh.Where((_, i) => !taken.Contains(i)).Select(s => new Change(kind, null, s)));
        }

        return changes.ToImmutable();
    }
}
