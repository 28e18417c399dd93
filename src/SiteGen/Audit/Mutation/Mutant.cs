using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>A cell with one small mistake put in.</summary>
/// <param name="Snippet">The cell.</param>
/// <param name="Start">Offset in the cell's code of what is replaced.</param>
/// <param name="Length">Length of what is replaced; at least 1.</param>
/// <param name="Replacement">What stands there instead; empty for a dropped statement.</param>
public sealed record Mutant(Snippet Snippet, int Start, int Length, string Replacement)
{
    /// <summary>The whole cell.</summary>
    public string Code => Snippet.Code.Text.Remove(Start, Length).Insert(Start, Replacement);

    /// <summary>What is replaced.</summary>
    public string Original => Snippet.Code.Text.Substring(Start, Length);

    /// <summary>Where, in the author's file.</summary>
    public SourceSpan Span => Snippet.Code.Span(Start, Length);

    /// <summary>Names it within its cell, whatever the file: `41+1 -`.</summary>
    public string Id => $"{Start}+{Length} {Replacement}";
}

/// <summary>What became of a mutant.</summary>
public enum MutantFate
{
    /// <summary>A check failed, or the code threw, hung or ran out of memory.</summary>
    Killed,

    /// <summary>Every check passed.</summary>
    Survived,

    /// <summary>It is no program, so it says nothing.</summary>
    DidNotCompile,
}
