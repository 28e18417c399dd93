using System.Collections.Immutable;
using System.Text;

namespace MlMath.Notebook;

/// <summary>A table as plain text: aligned columns joined by ` | `, the headings first.</summary>
public static class TableText
{
    public static string Of(TableDisplay table)
    {
        var widths = table
            .Columns.Select(
                (heading, c) => Math.Max(heading.Length, table.Rows.Select(r => r[c].Length).DefaultIfEmpty().Max())
            )
            .ToArray();
        var lines = new[] { table.Columns }.Concat(table.Rows).Select(Line);
        return string.Join('\n', lines);

        string Line(ImmutableArray<string> cells)
        {
            var line = new StringBuilder();
            for (var c = 0; c < cells.Length; c++)
            {
                line.Append(c == 0 ? "" : " | ");
                line.Append(table.Numeric[c] ? cells[c].PadLeft(widths[c]) : cells[c].PadRight(widths[c]));
            }

            return line.ToString().TrimEnd();
        }
    }
}
