using System.Collections.Immutable;
using MlMath.Notebook;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>What has to be typeset before a note can be rendered.</summary>
public static class NoteTypesetting
{
    /// <param name="runs">One per snippet, or none where nothing was run.</param>
    /// <param name="references">Resolved: their texts may hold formulas of other notes' headings.</param>
    /// <returns>Each request once, in document order.</returns>
    public static ImmutableArray<TypesetRequest> Requests(
        NoteDocument note,
        ImmutableArray<SnippetRun> runs,
        ImmutableArray<ResolvedReference> references
    ) =>
        [
            .. note
                .Formulas.Select(f => (TypesetRequest)f.Request)
                .Concat(note.Listings.Select(l => l.Request))
                .Concat(note.Snippets.Where(s => s.Language == SnippetLanguage.Sql).Select(SqlListing))
                .Concat(note.Images.SelectMany(i => TextWithMaths.Parse(i.Caption ?? "").Requests))
                .Concat(references.SelectMany(r => TextWithMaths.Parse(r.Text).Requests))
                .Concat(note.Snippets.Zip(runs, OfRun).SelectMany(r => r))
                .Distinct(),
        ];

    private static ListingRequest SqlListing(Snippet snippet) => new("sql", snippet.Code.Text);

    internal static IEnumerable<TypesetRequest> OfRun(Snippet snippet, SnippetRun run)
    {
        foreach (var (display, request) in CellFigures.Displays(snippet, run))
        {
            if (request is not null)
            {
                yield return request;
            }

            if (CellFigures.ForPhone(request) is { } narrow)
            {
                yield return narrow;
            }

            foreach (var formula in TextOf(display).SelectMany(t => TextWithMaths.Parse(t).Requests))
            {
                yield return formula;
            }
        }

        if (run.Frames.IsEmpty)
        {
            yield break;
        }

        var frames = Enumerable.Range(0, run.Frames.Length).Select(i => CellFigures.Frame(snippet, run, i));
        foreach (var request in frames.Prepend(CellFigures.LargeFrame(snippet, run)).OfType<TypesetRequest>())
        {
            yield return request;
        }

        foreach (var formula in run.Frames.SelectMany(TextOf).SelectMany(t => TextWithMaths.Parse(t).Requests))
        {
            yield return formula;
        }
    }

    private static IEnumerable<string> TextOf(Display display) =>
        display switch
        {
            FigureDisplay { Caption: { } caption } => [caption],
            TableDisplay table => table.Columns.Append(table.Caption ?? ""),
            _ => [],
        };
}
