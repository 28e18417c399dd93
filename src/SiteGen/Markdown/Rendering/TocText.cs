using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>A heading's text for the table of contents: formulas and code stay, links and anchors go.</summary>
internal static class TocText
{
    public static void Write(NoteHtmlRenderer renderer, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline or CodeInline or MathInline or StrayDollar or HtmlEntityInline:
                renderer.Render(inline);
                break;
            case LineBreakInline:
                renderer.Write(' ');
                break;
            case ReferenceInline reference:
                renderer.Write(TextWithMaths.Parse(reference.Text ?? reference.Fragment ?? reference.Target));
                break;
            case ContainerInline container:
                foreach (var child in container)
                {
                    Write(renderer, child);
                }

                break;
        }
    }
}
