using System.Collections.Immutable;
using MlMath.Notebook;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>What of a cell's outputs is drawn, and by which request. Ids in figures are unique on the page.</summary>
internal static class CellFigures
{
    /// <summary>Most frames in a slider's strip.</summary>
    public const int StripLength = 5;

    /// <summary>The same figure drawn for a phone; null for what is no figure.</summary>
    public static FigureRequest? ForPhone(TypesetRequest? request) =>
        request is FigureRequest { Widest: null } figure ? PhoneDrawing.Of(figure) : null;

    /// <summary>The displays of a cell that is not a slider.</summary>
    public static IEnumerable<(Display Display, TypesetRequest? Request)> Displays(Snippet snippet, SnippetRun run) =>
        run.Frames.IsEmpty
            ? run
                .Outputs.Where(o => o.Display is not null)
                .Select((o, i) => (o.Display!, RequestOf(o.Display!, $"c{snippet.Index + 1}-{i + 1}-")))
            : [];

    /// <summary>Indices of the frames in a slider's strip, evenly spread, both ends included.</summary>
    public static ImmutableArray<int> Strip(int count) =>
        count <= StripLength
            ? [.. Enumerable.Range(0, count)]
            : [.. Enumerable.Range(0, StripLength).Select(i => i * (count - 1) / (StripLength - 1))];

    /// <summary>A slider's frame: many, so each is drawn once, for the phone.</summary>
    public static TypesetRequest? Frame(Snippet snippet, SnippetRun run, int frame) =>
        OnceOf(run.Frames[frame], $"c{snippet.Index + 1}-s{frame + 1}-");

    /// <summary>The frame that is shown large: the middle one.</summary>
    public static TypesetRequest? LargeFrame(Snippet snippet, SnippetRun run) =>
        OnceOf(run.Frames[run.Frames.Length / 2], $"c{snippet.Index + 1}-large-");

    private static TypesetRequest? OnceOf(Display display, string prefix) =>
        RequestOf(display, prefix) is { } request ? ForPhone(request) ?? request : null;

    private static TypesetRequest? RequestOf(Display display, string prefix) =>
        display switch
        {
            FigureDisplay figure => new FigureRequest(figure.Spec, figure.Alt, prefix),
            MathDisplay math => new FormulaRequest(math.Tex, DisplayMode: true),
            _ => null,
        };
}
