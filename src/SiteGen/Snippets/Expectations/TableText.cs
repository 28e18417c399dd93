using System.Collections.Immutable;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>The plain text of a display, as an `output` fence writes it.</summary>
public static class TableText
{
    /// <summary>Header line, then rows, cells joined by ` | `; not padded, so that a longer number moves nothing else.</summary>
    public static string Of(TableDisplay table) =>
        string.Join('\n', new[] { table.Columns }.Concat(table.Rows).Select(Line));

    /// <returns>The text that stands for a display; null for a figure, whose record is checked instead.</returns>
    public static string? Of(Display display) =>
        display switch
        {
            TableDisplay table => Of(table),
            MathDisplay math => math.Text,
            _ => null,
        };

    private static string Line(ImmutableArray<string> cells) =>
        string.Join(
            " | ",
            cells.Select(c => string.Join(' ', c.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries)))
        );
}
