using System.Collections.Immutable;
using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>Whether what captions refer to is there. A cell's caption is known only when the cell has run.</summary>
public static class CaptionReferences
{
    /// <param name="runs">One per snippet, or none where nothing was run.</param>
    public static void Check(
        NoteDocument note,
        ImmutableArray<SnippetRun> runs,
        Bibliography bibliography,
        DiagnosticBag diagnostics
    )
    {
        var cited = note.Citations.Select(c => c.Key).ToHashSet(StringComparer.Ordinal);
        var captions = note
            .Images.Select(i => (Caption: i.Caption ?? "", Place: (Func<string, SourceSpan>)(t => Inside(i.Span, t))))
            .Concat(
                note.Snippets.Zip(runs)
                    .SelectMany(c =>
                        CaptionsOf(c.Second).Select(t => (t, (Func<string, SourceSpan>)(m => Inside(c.First, m))))
                    )
            );
        foreach (var (caption, place) in captions)
        {
            foreach (var reference in CaptionText.Parse(caption).Parts.OfType<CaptionText.Reference>())
            {
                if (Mistake(reference, place(reference.Written), note, cited, bibliography) is { } mistake)
                {
                    diagnostics.Add(mistake);
                }
            }
        }
    }

    // A slider's frames often say the same.
    private static IEnumerable<string> CaptionsOf(SnippetRun run) =>
        run
            .Outputs.Select(o => o.Display)
            .Concat(run.Frames)
            .Select(d => (d as FigureDisplay)?.Caption ?? (d as TableDisplay)?.Caption)
            .OfType<string>()
            .Distinct(StringComparer.Ordinal);

    private static Diagnostic? Mistake(
        CaptionText.Reference reference,
        SourceSpan span,
        NoteDocument note,
        HashSet<string> cited,
        Bibliography bibliography
    )
    {
        switch (reference)
        {
            case CaptionText.ToLabel to when CaptionRenderer.LabelOf(note, to) is null:
                var nearest = Suggestion.For(to.Label, note.Labels.Select(l => l.Name));
                return ReferenceDiagnostics.UnknownLabel(span, to.Label, "this note", nearest);
            case CaptionText.ToNote:
                return ReferenceDiagnostics.NoteInCaption(span, reference.Written);
            case CaptionText.Cites { Works: null }:
                return CitationDiagnostics.Malformed(span, reference.Written);
            case CaptionText.Cites { Works: { } works }:
                var missing = works.Select(w => w.Key).FirstOrDefault(k => !cited.Contains(k));
                return missing is null ? null
                    : bibliography.Find(missing) is null
                        ? CitationDiagnostics.UnknownKey(span, missing, Suggestion.For(missing, bibliography.Keys))
                    : CitationDiagnostics.OnlyInCaption(span, missing);
            default:
                return null;
        }
    }

    // Where the code puts the caption together from pieces, it stands nowhere as it is shown.
    private static SourceSpan Inside(Snippet snippet, string written)
    {
        var at = snippet.Code.Text.IndexOf(written, StringComparison.Ordinal);
        return at < 0 ? snippet.FenceSpan : snippet.Code.Span(at, written.Length);
    }

    private static SourceSpan Inside(SourceSpan whole, string written)
    {
        var at = whole.Text.LastIndexOf(written, StringComparison.Ordinal);
        return at < 0 ? whole : whole.Source.Span(whole.Start + at, written.Length);
    }
}
