using Markdig.Renderers.Html;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Headings;

/// <summary>A heading with its anchor and a link to itself.</summary>
internal sealed class NoteHeadingRenderer : NoteObjectRenderer<HeadingBlock>
{
    protected override void Write(NoteHtmlRenderer renderer, HeadingBlock node)
    {
        renderer.Write($"<h{node.Level}").WriteAttributes(node).Write(">");
        renderer.WriteLeafInline(node);
        if (node.TryGetAttributes()?.Id is { } anchor)
        {
            renderer.Write(" <a class=\"heading-anchor\" href=\"#").WriteEscape(anchor);
            renderer.Write("\" aria-label=\"Link to this section\">#</a>");
        }

        renderer.WriteLine($"</h{node.Level}>");
    }
}
