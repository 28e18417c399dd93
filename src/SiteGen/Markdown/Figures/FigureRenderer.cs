using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Figures;

/// <summary>A paragraph; one that holds an image and nothing else is a `figure` with its caption.</summary>
internal sealed class ParagraphOrFigureRenderer : NoteObjectRenderer<ParagraphBlock>
{
    private readonly ParagraphRenderer _paragraph = new();

    /// <summary>The image of a paragraph that holds nothing else.</summary>
    public static LinkInline? LoneImage(ParagraphBlock block) =>
        block.Inline is { FirstChild: LinkInline { IsImage: true } image } inline && inline.LastChild == image
            ? image
            : null;

    protected override void Write(NoteHtmlRenderer renderer, ParagraphBlock node)
    {
        if (renderer.ImplicitParagraph || LoneImage(node) is not { } image)
        {
            _paragraph.Write(renderer, node);
            return;
        }

        renderer.EnsureLine();
        renderer.Write("<figure class=\"figure\"").WriteAttributes(node).Write(">");
        renderer.Write(image);
        var number = node.GetData(typeof(FigureNumber)) as FigureNumber;
        if (number is not null || !string.IsNullOrEmpty(image.Title))
        {
            renderer.Write("<figcaption>");
            if (number is not null)
            {
                renderer.Write($"<span class=\"figure-label\">Figure {number.Value}</span> ");
            }

            CaptionRenderer.Write(renderer, image.Title ?? "");
            renderer.Write("</figcaption>");
        }

        renderer.WriteLine("</figure>");
    }
}

/// <summary>Attached to the paragraph of a labelled figure.</summary>
internal sealed record FigureNumber(int Value);

/// <summary>An image: inside a figure its title is the caption, not a tooltip.</summary>
internal sealed class ImageRenderer : NoteObjectRenderer<LinkInline>
{
    private readonly Markdig.Renderers.Html.Inlines.LinkInlineRenderer _link = new();

    protected override void Write(NoteHtmlRenderer renderer, LinkInline node)
    {
        var isFigure =
            node.Parent?.ParentBlock is ParagraphBlock paragraph
            && !renderer.ImplicitParagraph
            && ParagraphOrFigureRenderer.LoneImage(paragraph) == node;
        if (!isFigure)
        {
            _link.Write(renderer, node);
            return;
        }

        renderer.Write("<img src=\"").WriteEscapeUrl(node.Url).Write("\" alt=\"");
        var wasEnabled = renderer.EnableHtmlForInline;
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(node);
        renderer.EnableHtmlForInline = wasEnabled;
        renderer.Write("\" />");
    }
}
