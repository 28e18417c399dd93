using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Tables;

/// <summary>A table in a frame that scrolls sideways; alignment by class.</summary>
internal sealed class TableRenderer : NoteObjectRenderer<Table>
{
    protected override void Write(NoteHtmlRenderer renderer, Table node)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\">");
        renderer.Write("<table").WriteAttributes(node).WriteLine(">");
        var inHead = false;
        var inBody = false;
        foreach (var row in node.OfType<TableRow>())
        {
            if (row.IsHeader && !inHead)
            {
                inHead = true;
                renderer.WriteLine("<thead>");
            }
            else if (!row.IsHeader && !inBody)
            {
                renderer.WriteLine(inHead ? "</thead>" : "").WriteLine("<tbody>");
                inBody = true;
            }

            WriteRow(renderer, node, row);
        }

        renderer.WriteLine(
            inBody ? "</tbody>"
            : inHead ? "</thead>"
            : ""
        );
        renderer.WriteLine("</table>");
        renderer.WriteLine("</div>");
    }

    private static void WriteRow(NoteHtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.WriteLine("<tr>");
        var column = 0;
        foreach (var cell in row.OfType<TableCell>())
        {
            // An empty corner heads nothing.
            var heads = row.IsHeader && cell.Any(block => block is LeafBlock { Inline.FirstChild: not null });
            var element = heads ? "th" : "td";
            renderer.Write($"<{element}").Write(heads ? " scope=\"col\"" : "");
            var alignment = column < table.ColumnDefinitions.Count ? table.ColumnDefinitions[column].Alignment : null;
            renderer.Write(
                alignment switch
                {
                    TableColumnAlign.Right => " class=\"align-right\"",
                    TableColumnAlign.Center => " class=\"align-center\"",
                    _ => "",
                }
            );
            renderer.Write(">");
            var implicitBefore = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = cell.Count == 1;
            renderer.WriteChildren(cell);
            renderer.ImplicitParagraph = implicitBefore;
            renderer.WriteLine($"</{element}>");
            column += cell.ColumnSpan;
        }

        renderer.WriteLine("</tr>");
    }
}
