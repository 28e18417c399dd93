using MlMath.Notebook;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>What a cell shows: a figure, a table, a matrix.</summary>
internal static class DisplayRenderer
{
    public static void Write(NoteHtmlRenderer renderer, Display display, TypesetRequest? request)
    {
        switch (display)
        {
            case FigureDisplay figure:
                renderer.Write("<figure class=\"figure\">");
                WriteDrawing(renderer, figure, request);
                if (figure.Caption is { } caption)
                {
                    renderer.Write("<figcaption>");
                    CaptionRenderer.Write(renderer, caption);
                    renderer.Write("</figcaption>");
                }

                renderer.Write("</figure>");
                break;
            case MathDisplay math:
                renderer.Write("<div class=\"equation-body\" tabindex=\"0\" role=\"group\" aria-label=\"Value\">");
                renderer.WriteTypeset(request, math.Text);
                renderer.Write("</div>");
                break;
            case TableDisplay table:
                WriteTable(renderer, table);
                break;
            default:
                throw new NotSupportedException($"no way to show a {display.GetType().Name}");
        }
    }

    private static void WriteDrawing(NoteHtmlRenderer renderer, FigureDisplay figure, TypesetRequest? request)
    {
        var typeset = renderer.Context.Typeset;
        if (
            CellFigures.ForPhone(request) is { } forPhone
            && typeset.TryGetValue(forPhone, out var narrow)
            && typeset.TryGetValue(request!, out var wide)
        )
        {
            renderer.Write(PhoneDrawing.Join(wide, narrow));
        }
        else
        {
            renderer.WriteTypeset(request, figure.Alt);
        }
    }

    private static void WriteTable(NoteHtmlRenderer renderer, TableDisplay table)
    {
        renderer.Write("<div class=\"table-scroll\" tabindex=\"0\" role=\"group\" aria-label=\"Table\"><table>");
        if (table.Caption is { } caption)
        {
            renderer.Write("<caption>");
            CaptionRenderer.Write(renderer, caption);
            renderer.Write("</caption>");
        }

        renderer.Write("<thead><tr>");
        for (var i = 0; i < table.Columns.Length; i++)
        {
            // An empty corner heads nothing.
            var element = table.Columns[i].Length > 0 ? "th scope=\"col\"" : "td";
            renderer.Write($"<{element}").Write(ClassOf(table, i)).Write(">");
            renderer.Write(TextWithMaths.Parse(table.Columns[i]));
            renderer.Write($"</{element[..2]}>");
        }

        renderer.Write("</tr></thead><tbody>");
        foreach (var row in table.Rows)
        {
            renderer.Write("<tr>");
            for (var i = 0; i < row.Length; i++)
            {
                renderer.Write("<td").Write(ClassOf(table, i)).Write(">").WriteEscape(row[i]).Write("</td>");
            }

            renderer.Write("</tr>");
        }

        renderer.Write("</tbody></table></div>");
    }

    private static string ClassOf(TableDisplay table, int column) =>
        column < table.Numeric.Length && table.Numeric[column] ? " class=\"align-right\"" : "";
}
