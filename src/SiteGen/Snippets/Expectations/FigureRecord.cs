using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>
/// Which figure of a note: `cell 3 figure 1`, or `cell 3 frame 7` for a slider; `cell 3 table 1` and `cell 3 matrix 1`
/// where no `output` fence checks them. All numbers count from 1.
/// </summary>
public readonly record struct FigureName(int Cell, string Kind, int Ordinal)
{
    public override string ToString() => $"cell {Cell} {Kind} {Ordinal}";
}

/// <summary>A figure's recorded data, as the record file holds it.</summary>
/// <param name="Name">Which figure.</param>
/// <param name="Heading">The section's heading line.</param>
/// <param name="Content">The lines below it.</param>
public sealed record FigureRecord(FigureName Name, SourceSpan Heading, MappedCode Content);

/// <summary>A figure that a run made, or a table or matrix.</summary>
public sealed record RunFigure(FigureName Name, Display Display)
{
    /// <summary>What is recorded of it and compared.</summary>
    public string Record => Display is FigureDisplay figure ? figure.Record : TableText.Of(Display) ?? "";

    public bool IsFigure => Display is FigureDisplay;

    /// <summary>
    /// What the page shows of the run and a record can check, in order: a slider's are its frames alone; tables and
    /// matrices only where the cell's `output` fence does not hold their text.
    /// </summary>
    public static IEnumerable<RunFigure> Of(Snippet snippet, SnippetRun run)
    {
        if (!run.Frames.IsEmpty)
        {
            return run.Frames.Select((d, i) => new RunFigure(new FigureName(snippet.Index + 1, "frame", i + 1), d));
        }

        var byFence = snippet.Output is not null && string.IsNullOrWhiteSpace(PrintedText.OfConsole(run));
        return run
            .Outputs.Select(o => o.Display)
            .OfType<Display>()
            .GroupBy(KindOf)
            .Where(kind => kind.Key == Figure || !byFence)
            .SelectMany(kind =>
                kind.Select((d, i) => new RunFigure(new FigureName(snippet.Index + 1, kind.Key, i + 1), d))
            );
    }

    private const string Figure = "figure";

    private static string KindOf(Display display) =>
        display switch
        {
            FigureDisplay => Figure,
            TableDisplay => "table",
            _ => "matrix",
        };
}
