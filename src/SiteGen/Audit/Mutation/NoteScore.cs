using System.Collections.Immutable;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>How a note's checks did against its mutants.</summary>
/// <param name="Fates">Of those that were tried, in the order of the note.</param>
/// <param name="Untried">Left over when the time was up.</param>
/// <param name="Skipped">Places passed over, by reason.</param>
public sealed record NoteScore(
    NoteBuild Build,
    ImmutableArray<(Mutant Mutant, MutantFate Fate)> Fates,
    int Untried,
    ImmutableSortedDictionary<string, int> Skipped
)
{
    /// <summary>A cell that does not pass when it runs in a fresh process, so that mutants from there on could not be tried.</summary>
    public Snippet? Unsteady { get; init; }

    public int Killed => Count(MutantFate.Killed);

    public int Survived => Count(MutantFate.Survived);

    public int DidNotCompile => Count(MutantFate.DidNotCompile);

    /// <summary>Killed among those that compiled, in percent, rounded down; null when there is none.</summary>
    public int? Percent => Killed + Survived == 0 ? null : 100 * Killed / (Killed + Survived);

    private int Count(MutantFate fate) => Fates.Count(f => f.Fate == fate);
}
