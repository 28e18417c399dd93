using System.Collections.Immutable;
using System.Runtime.InteropServices;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>How many things were checked, and agreed or not: a build reports the sum.</summary>
/// <param name="Values">Evaluations behind a `// =>`.</param>
/// <param name="Lines">Lines of `output` fences, and of recorded tables and matrices.</param>
/// <param name="Numbers">Numbers in those lines.</param>
/// <param name="Figures">Figures compared with their record.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct CheckCounts(int Values, int Lines, int Numbers, int Figures)
{
    public static CheckCounts operator +(CheckCounts a, CheckCounts b) =>
        new(a.Values + b.Values, a.Lines + b.Lines, a.Numbers + b.Numbers, a.Figures + b.Figures);

    public static CheckCounts Add(CheckCounts a, CheckCounts b) => a + b;
}

/// <summary>What checking one cell's run gave.</summary>
/// <param name="Diagnostics">Empty when all is as the note says.</param>
/// <param name="ShownOutput">The text to show below the cell (no final line end); empty when it printed nothing.</param>
/// <param name="Counts">What was checked.</param>
public sealed record SnippetVerdict(ImmutableArray<Diagnostic> Diagnostics, string ShownOutput, CheckCounts Counts);
