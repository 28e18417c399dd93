using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Timing;

/// <summary>How long a cell took when it last ran, compilation included, and what its code allocated.</summary>
/// <param name="Note">`part/module/note`.</param>
/// <param name="Cell">Counted from 1.</param>
/// <param name="Place">The cell's fence.</param>
public sealed record CellTiming(string Note, int Cell, SourceSpan Place, double Milliseconds, long Bytes)
{
    /// <summary>Names it from run to run.</summary>
    public string Name => $"{Note} cell {Cell}";

    /// <summary>Every cell that ran, in the order of the notes.</summary>
    public static ImmutableArray<CellTiming> Of(BuildState state) =>
        [
            .. state
                .Notes.Where(n => n is { Selected: true, Document: not null })
                .SelectMany(n =>
                    n.Document!.Snippets.Zip(n.Runs)
                        .Where(c => c.Second.Status != SnippetStatus.NotRun)
                        .Select(c => new CellTiming(
                            n.Note.Address.Path,
                            c.First.Index + 1,
                            c.First.FenceSpan,
                            Math.Round(c.Second.Elapsed.TotalMilliseconds, 1),
                            c.Second.Allocated
                        ))
                ),
        ];
}
