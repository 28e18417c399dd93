using Markdig.Extensions.Footnotes;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Footnotes;

/// <summary>
/// The mark of a footnote in the text, and the way back from one at the end. A note beside its mark follows the mark: on a
/// wide screen it stands in the margin, elsewhere the mark is a button that shows it; the style sheet chooses.
/// </summary>
internal sealed class FootnoteLinkRenderer : NoteObjectRenderer<FootnoteLink>
{
    protected override void Write(NoteHtmlRenderer renderer, FootnoteLink node)
    {
        // An excerpt is read without the note that it is from.
        if (renderer.IsExcerpt)
        {
            return;
        }

        var order = node.Footnote.Order;
        var text = SideNotes.TextOf(node.Footnote);
        if (node.IsBackLink)
        {
            renderer.Write(
                text is null
                    ? $"<a class=\"footnote-back\" href=\"#fnref-{node.Index}\" aria-label=\"Back to the text\">↩</a>"
                    : ""
            );
            return;
        }

        renderer.Write(
            $"<sup class=\"footnote-ref\"><a id=\"fnref-{node.Index}\" href=\"#fn-{order}\" aria-label=\"Footnote {order}\">{order}</a>"
        );
        if (text is not null)
        {
            renderer.Write(
                $"<button type=\"button\" popovertarget=\"fn-{order}\" aria-label=\"Footnote {order}\">{order}</button>"
            );
        }

        renderer.Write("</sup>");
        if (text is not null && SideNotes.IsWrittenAt(node))
        {
            renderer.Write(
                $"<span class=\"footnote\" id=\"fn-{order}\" role=\"note\" popover=\"auto\"><span class=\"footnote-number\">{order}</span> "
            );
            renderer.WriteLeafInline(text);
            renderer.Write(
                $"<button type=\"button\" popovertarget=\"fn-{order}\" popovertargetaction=\"hide\">Close</button></span>"
            );
        }
    }
}

/// <summary>`section.footnotes` at the end of the note: the footnotes that do not stand beside their marks.</summary>
internal sealed class FootnoteGroupRenderer : NoteObjectRenderer<FootnoteGroup>
{
    protected override void Write(NoteHtmlRenderer renderer, FootnoteGroup node)
    {
        var footnotes = node.OfType<Footnote>().Where(f => SideNotes.TextOf(f) is null).ToList();
        if (footnotes.Count == 0)
        {
            return;
        }

        renderer.EnsureLine();
        renderer.WriteLine("<section class=\"footnotes\" aria-label=\"Footnotes\">");
        renderer.WriteLine("<hr />");
        renderer.WriteLine("<ol>");
        foreach (var footnote in footnotes)
        {
            // Numbers go on over those that stand beside the text.
            renderer.WriteLine($"<li id=\"fn-{footnote.Order}\" value=\"{footnote.Order}\">");
            renderer.WriteChildren(footnote);
            renderer.EnsureLine();
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ol>");
        renderer.WriteLine("</section>");
    }
}
