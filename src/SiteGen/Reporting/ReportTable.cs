using System.Collections.Immutable;
using System.Globalization;

namespace MlMath.SiteGen.Reporting;

/// <summary>A column of a table.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Heading">Its heading in text.</param>
/// <param name="Format">Of its numbers in text; JSON has them whole.</param>
public sealed record ReportColumn(string Name, string Heading, string Format = "");

/// <summary>Rows that a command tells: text for a person, an array of objects in JSON.</summary>
/// <param name="Name">Its name in JSON.</param>
/// <param name="Heading">The line above it in text.</param>
/// <param name="Rows">Each with a string, a number or null per column.</param>
public sealed record ReportTable(
    string Name,
    string Heading,
    ImmutableArray<ReportColumn> Columns,
    ImmutableArray<ImmutableArray<object?>> Rows
)
{
    private const string Indentation = "  ";

    /// <summary>Rows that are shown in text; JSON has all.</summary>
    public int Shown { get; init; } = int.MaxValue;

    /// <summary>What a person reads in place of the table.</summary>
    public ImmutableArray<string> Text { get; init; } = [];

    /// <summary>The table in text: heading, column heads, rows; numbers to the right.</summary>
    public IEnumerable<string> ToLines()
    {
        if (Rows.IsEmpty)
        {
            yield break;
        }

        if (!Text.IsEmpty)
        {
            foreach (var line in Text)
            {
                yield return line;
            }

            yield break;
        }

        var texts = Rows.Take(Shown).Select(r => r.Select((c, i) => TextOf(c, Columns[i])).ToList()).ToList();
        var widths = Columns.Select((c, i) => Math.Max(c.Heading.Length, texts.Max(t => t[i].Length))).ToList();
        var numeric = Columns.Select((_, i) => Rows.Any(r => r[i] is not (null or string))).ToList();
        yield return Heading;
        yield return Line([.. Columns.Select(c => c.Heading)]);
        foreach (var row in texts)
        {
            yield return Line(row);
        }

        if (Rows.Length > Shown)
        {
            yield return $"{Indentation}… and {Rows.Length - Shown} more";
        }

        string Line(List<string> cells) =>
            (
                Indentation
                + string.Join("  ", cells.Select((c, i) => numeric[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i])))
            ).TrimEnd();
    }

    private static string TextOf(object? cell, ReportColumn column) =>
        cell switch
        {
            null => "",
            IFormattable number => number.ToString(column.Format, CultureInfo.InvariantCulture),
            _ => cell.ToString() ?? "",
        };
}
