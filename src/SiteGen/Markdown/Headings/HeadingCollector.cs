using Markdig.Renderers.Html;
using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown.Headings;

/// <summary>Gives each heading its anchor and checks the order of levels.</summary>
internal sealed class HeadingCollector(SourceText source, AnchorTable anchors, DiagnosticBag diagnostics)
{
    private readonly List<NoteHeading> _headings = [];

    public IReadOnlyList<NoteHeading> Headings => _headings;

    /// <summary>Sections headed `Lab: …`.</summary>
    public int Labs => _headings.Count(h => h.Text.StartsWith("Lab:", StringComparison.Ordinal));

    public void Visit(MarkdownObject node)
    {
        if (node is not HeadingBlock block)
        {
            return;
        }

        var names = AnchorPlacement.Take(block);
        var text = PlainText.Of(block);
        var span = source.Span(block.Span.Start, block.Span.Length);
        if (names.Count == 0)
        {
            var slug = Slug.Of(text);
            if (slug.Length == 0)
            {
                diagnostics.Add(MarkdownDiagnostics.EmptyHeading(span));
                return;
            }

            block.GetAttributes().Id = slug;
            anchors.Add(slug, span);
        }
        else
        {
            foreach (var (name, start) in names)
            {
                anchors.Add(Labels.AnchorOf(name), source.Span(start, name.Length));
            }

            AnchorPlacement.Place(block, names);
        }

        CheckLevel(block.Level, text, span);
        _headings.Add(new NoteHeading(block.Level, text, block.GetAttributes().Id!, span));
    }

    // The page's title is its heading of the first level.
    private void CheckLevel(int level, string text, SourceSpan span)
    {
        var previous = _headings.Count == 0 ? 1 : _headings[^1].Level;
        if (level == 1)
        {
            diagnostics.Add(MarkdownDiagnostics.TopHeading(span, text));
        }
        else if (level > previous + 1)
        {
            diagnostics.Add(MarkdownDiagnostics.SkippedLevel(span, text, level, previous));
        }
    }
}
