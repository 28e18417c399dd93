using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Cells and listings; an `output` fence is shown by its cell.</summary>
internal sealed class CodeRenderer : NoteObjectRenderer<CodeBlock>
{
    protected override void Write(NoteHtmlRenderer renderer, CodeBlock node)
    {
        if (node.GetData(typeof(OutputNode)) is not null)
        {
            return;
        }

        if (node.GetData(typeof(CellNode)) is CellNode cell)
        {
            CellRenderer.Write(renderer, renderer.Note.Snippets[cell.Index]);
        }
        else if (node.GetData(typeof(NoteListing)) is NoteListing listing)
        {
            WriteListing(renderer, listing);
        }
        else
        {
            WritePlain(renderer, node);
        }
    }

    // Indented code, and fences without a language.
    private static void WritePlain(NoteHtmlRenderer renderer, CodeBlock node)
    {
        renderer.EnsureLine();
        renderer.Write("<pre class=\"listing\" tabindex=\"0\" role=\"group\" aria-label=\"Listing\"><code>");
        renderer.WriteLeafRawLines(node, writeEndOfLines: true, escape: true);
        renderer.WriteLine("</code></pre>");
    }

    private static void WriteListing(NoteHtmlRenderer renderer, NoteListing listing)
    {
        renderer.EnsureLine();
        renderer.Write("<pre class=\"listing\" tabindex=\"0\" role=\"group\" aria-label=\"Listing, ");
        renderer.WriteEscape(listing.Language).Write("\"><code class=\"language-");
        renderer.WriteEscape(listing.Language).Write("\">");
        renderer.WriteListing(listing.Request);
        renderer.WriteLine("</code></pre>");
    }
}
