using System.Net;
using System.Text;
using MlMath.Notebook;

namespace MlMath.SiteGen.Exports;

/// <summary>A table as HTML that needs no style sheet; formulas in it keep their dollar signs.</summary>
internal static class NotebookTable
{
    public static string Of(TableDisplay table)
    {
        var html = new StringBuilder("<table>");
        if (table.Caption is { } caption)
        {
            html.Append("<caption>").Append(WebUtility.HtmlEncode(caption)).Append("</caption>");
        }

        Row(table.Columns, "th");
        foreach (var row in table.Rows)
        {
            Row(row, "td");
        }

        return html.Append("</table>").ToString();

        void Row(IEnumerable<string> cells, string element)
        {
            html.Append("<tr>");
            foreach (var (cell, column) in cells.Select((c, i) => (c, i)))
            {
                var align = column < table.Numeric.Length && table.Numeric[column] ? "right" : "left";
                html.Append($"<{element} style=\"text-align: {align}\">");
                html.Append(WebUtility.HtmlEncode(cell)).Append($"</{element}>");
            }

            html.Append("</tr>");
        }
    }
}
