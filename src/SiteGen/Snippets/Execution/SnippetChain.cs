using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>A note's cells in order, replayed from a clean state in one worker.</summary>
/// <param name="Note">The note's name, for progress.</param>
/// <param name="Prelude">Runs first in every clean state: usings and small functions. Not counted as a cell.</param>
/// <param name="Snippets">All executable cells of the note, in document order.</param>
/// <param name="Data">The files that stand in the cells' working folder, by name relative to it, `/` between parts.</param>
public sealed record SnippetChain(
    string Note,
    MappedCode? Prelude,
    ImmutableArray<Snippet> Snippets,
    ImmutableDictionary<string, byte[]> Data
)
{
    /// <summary>
    /// Position in <see cref="Snippets"/> of the first cell whose run is wanted. Earlier ones only rebuild its state:
    /// their runs carry no tokens, and those that cannot matter (before a `reset`, or leaving no state) are
    /// <see cref="SnippetStatus.NotRun"/>. A replayed cell that fails still says so in its run.
    /// </summary>
    public int FirstWanted { get; init; }

    /// <summary>
    /// Whether the worker, once it has nothing else to do, runs the cells before <see cref="FirstWanted"/> again: an author
    /// who has edited a cell edits it again, and then only it and the cells behind it run.
    /// </summary>
    public bool Ahead { get; init; }

    public SnippetLimits Limits { get; init; } = new();

    /// <summary>What cells see as `Seed`.</summary>
    public int Seed { get; init; } = 1337;
}
