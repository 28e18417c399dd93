using System.Collections.Immutable;
using System.Globalization;

namespace MlMath.Notebook;

/// <summary>A table that a cell shows. Immutable: each call gives a new table.</summary>
/// <example>`Table.Columns("n", "error").Row(1, 0.5).Row(2, 0.25)`</example>
public sealed record Table : IDisplayable
{
    private ImmutableArray<string> Headers { get; init; } = [];

    private ImmutableArray<ImmutableArray<object?>> Cells { get; init; } = [];

    private ImmutableArray<string?> Formats { get; init; } = [];

    private string? Below { get; init; }

    /// <summary>Starts a table from its headings, which may hold `$…$`.</summary>
    public static Table Columns(params ReadOnlySpan<string> headings) => new() { Headers = [.. headings] };

    /// <summary>One row per item, one column per heading and function.</summary>
    public static Table Of<T>(IEnumerable<T> items, params (string Heading, Func<T, object?> Value)[] columns) =>
        new()
        {
            Headers = [.. columns.Select(c => c.Heading)],
            Cells = [.. items.Select(i => columns.Select(c => c.Value(i)).ToImmutableArray())],
        };

    /// <summary>Adds a row.</summary>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public Table Row(params ReadOnlySpan<object?> cells)
    {
        if (cells.Length != Headers.Length)
        {
            throw new ArgumentException(
                $"row {Cells.Length + 1} has {cells.Length} cells but the table has {Headers.Length} columns"
            );
        }

        return this with
        {
            Cells = Cells.Add([.. cells]),
        };
    }

    /// <summary>Adds a row per item.</summary>
    public Table Rows<T>(IEnumerable<T> items, Func<T, object?[]> cells) =>
        items.Aggregate(this, (table, item) => table.Row(cells(item)));

    /// <summary>Number formats, one per column or one for all: `F3`, `E2`, `P1`, `0.##`. Null leaves a column alone.</summary>
    public Table Format(params ReadOnlySpan<string?> formats)
    {
        if (formats.Length != 1 && formats.Length != Headers.Length)
        {
            throw new ArgumentException(
                $"{formats.Length} formats for {Headers.Length} columns: give one for all or one for each"
            );
        }

        return this with
        {
            Formats = [.. formats],
        };
    }

    /// <summary>Shown with the table; may hold `$…$`.</summary>
    public Table Caption(string caption) => this with { Below = caption };

    /// <inheritdoc/>
    public Display ToDisplay() =>
        new TableDisplay(
            Headers,
            [.. Cells.Select(row => row.Select((cell, column) => Show(cell, FormatOf(column))).ToImmutableArray())],
            [.. Headers.Select((_, c) => Cells.Length > 0 && Cells.All(row => row[c] is null || IsNumber(row[c])))],
            Below
        );

    private string? FormatOf(int column) =>
        Formats.Length switch
        {
            0 => null,
            1 => Formats[0],
            _ => Formats[column],
        };

    private static string Show(object? cell, string? format) =>
        cell switch
        {
            null => "",
            double d => NoNegativeZero(d.ToString(format ?? "G6", CultureInfo.InvariantCulture)),
            float f => NoNegativeZero(f.ToString(format ?? "G6", CultureInfo.InvariantCulture)),
            IFormattable number when format is not null && IsNumber(number) && !IsInteger(number) => number.ToString(
                format,
                CultureInfo.InvariantCulture
            ),
            _ => Displays.Text(cell),
        };

    /// <summary>`-0.000` says nothing but which way a rounding error fell.</summary>
    private static string NoNegativeZero(string text) =>
        text.StartsWith('-') && text.AsSpan(1).IndexOfAnyExcept('0', '.') < 0 ? text[1..] : text;

    private static bool IsInteger(object? cell) =>
        cell is int or long or short or byte or uint or ulong or ushort or sbyte or System.Numerics.BigInteger;

    private static bool IsNumber(object? cell) => IsInteger(cell) || cell is double or float or decimal or Half;
}
