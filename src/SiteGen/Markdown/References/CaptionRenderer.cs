using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>A caption with its links: to the note's labels, and to works in its list of references.</summary>
internal static class CaptionRenderer
{
    public static void Write(NoteHtmlRenderer renderer, string text)
    {
        foreach (var part in CaptionText.Parse(text).Parts)
        {
            switch (part)
            {
                case CaptionText.ToLabel reference when LabelOf(renderer.Note, reference) is { } label:
                    renderer.Write("<a class=\"ref\" href=\"#").WriteEscapeUrl(label.Anchor).Write("\">");
                    renderer.WriteEscape(label.Text).Write("</a>");
                    break;
                case CaptionText.Cites { Works: { } works }:
                    renderer.Write("<span class=\"citation\">");
                    CitationRenderer.WriteWorks(renderer, works);
                    renderer.Write("</span>");
                    break;
                case CaptionText.Plain plain:
                    renderer.Write(plain.Text);
                    break;
                case CaptionText.Reference unresolved:
                    renderer.WriteEscape(unresolved.Written);
                    break;
            }
        }
    }

    internal static NoteLabel? LabelOf(NoteDocument note, CaptionText.ToLabel reference) =>
        note.Labels.FirstOrDefault(l => l.Name == reference.Label);
}
