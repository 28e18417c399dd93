using Markdig.Extensions.Footnotes;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Footnotes;

/// <summary>The mark of a footnote in the text, and the way back from the footnote.</summary>
internal sealed class FootnoteLinkRenderer : NoteObjectRenderer<FootnoteLink>
{
    protected override void Write(NoteHtmlRenderer renderer, FootnoteLink node)
    {
        var order = node.Footnote.Order;
        renderer.Write(
            node.IsBackLink
                ? $"<a class=\"footnote-back\" href=\"#fnref-{node.Index}\" aria-label=\"Back to the text\">↩</a>"
                : $"<sup class=\"footnote-ref\"><a id=\"fnref-{node.Index}\" href=\"#fn-{order}\" aria-label=\"Footnote {order}\">{order}</a></sup>"
        );
    }
}

/// <summary>`section.footnotes` at the end of the note.</summary>
internal sealed class FootnoteGroupRenderer : NoteObjectRenderer<FootnoteGroup>
{
    protected override void Write(NoteHtmlRenderer renderer, FootnoteGroup node)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<section class=\"footnotes\" aria-label=\"Footnotes\">");
        renderer.WriteLine("<hr />");
        renderer.WriteLine("<ol>");
        foreach (var footnote in node.OfType<Footnote>())
        {
            renderer.WriteLine($"<li id=\"fn-{footnote.Order}\">");
            renderer.WriteChildren(footnote);
            renderer.EnsureLine();
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
        renderer.WriteLine("</section>");
    }
}
