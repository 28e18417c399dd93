using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Figures;

/// <summary>Gathers images, and anchors and labels of paragraphs: a labelled lone image is a numbered figure.</summary>
internal sealed class FigureCollector(
    SourceText source,
    LabelTable labels,
    ParseOptions options,
    DiagnosticBag diagnostics
)
{
    private readonly List<NoteImage> _images = [];

    public IReadOnlyList<NoteImage> Images => _images;

    public void Visit(MarkdownObject node)
    {
        if (node is ParagraphBlock paragraph)
        {
            Visit(paragraph);
        }
        else if (node is LinkInline { IsImage: true } image)
        {
            Visit(image);
        }
        else if (node is References.AnchorInline { Parent: not null } anchor)
        {
            foreach (var (name, start) in anchor.Names)
            {
                labels.Add(name, start, "place", null, "");
            }
        }
    }

    private void Visit(ParagraphBlock paragraph)
    {
        var names = AnchorPlacement.Take(paragraph);
        var image = ParagraphOrFigureRenderer.LoneImage(paragraph);
        foreach (var (name, start) in names)
        {
            if (image is null || Labels.NounOf(name) != Labels.Figure)
            {
                labels.Add(name, start, image is null ? "place" : Labels.Figure, null, "");
                continue;
            }

            var number = labels.Next(Labels.Figure);
            paragraph.SetData(typeof(FigureNumber), new FigureNumber(number));
            labels.Add(name, start, Labels.Figure, number, image.Title ?? "");
        }

        AnchorPlacement.Place(paragraph, names);
    }

    private void Visit(LinkInline image)
    {
        var path = image.Url ?? "";
        var span = source.Span(image.Span.Start, image.Span.Length);
        var alt = PlainText.Of(image);
        _images.Add(new NoteImage(path, alt, image.Title, span));
        if (alt.Length == 0)
        {
            diagnostics.Add(FigureDiagnostics.NoAlt(span, path));
        }

        if (path.Length == 0 || path.IndexOfAny([':', '/', '\\', '?', '#', '%']) >= 0)
        {
            diagnostics.Add(FigureDiagnostics.NotLocal(span, path));
        }
        else if (!options.ImageExists(path))
        {
            diagnostics.Add(FigureDiagnostics.Missing(span, path));
        }
    }
}
