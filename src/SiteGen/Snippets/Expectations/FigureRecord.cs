using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>Which figure of a note: `cell 3 figure 1`, or `cell 3 frame 7` for a slider. All numbers count from 1.</summary>
public readonly record struct FigureName(int Cell, string Kind, int Ordinal)
{
    public override string ToString() => $"cell {Cell} {Kind} {Ordinal}";
}

/// <summary>A figure's recorded data, as the record file holds it.</summary>
/// <param name="Name">Which figure.</param>
/// <param name="Heading">The section's heading line.</param>
/// <param name="Content">The lines below it.</param>
public sealed record FigureRecord(FigureName Name, SourceSpan Heading, MappedCode Content);

/// <summary>A figure that a run made.</summary>
public sealed record RunFigure(FigureName Name, FigureDisplay Display)
{
    /// <summary>The figures that the page shows of the run, in order: a slider's are its frames alone.</summary>
    public static IEnumerable<RunFigure> Of(Snippet snippet, SnippetRun run) =>
        run.Frames.IsEmpty
            ? Named(snippet, "figure", run.Outputs.Select(o => o.Display))
            : Named(snippet, "frame", run.Frames);

    private static IEnumerable<RunFigure> Named(Snippet snippet, string kind, IEnumerable<Display?> displays) =>
        displays
            .OfType<FigureDisplay>()
            .Select((d, i) => new RunFigure(new FigureName(snippet.Index + 1, kind, i + 1), d));
}
