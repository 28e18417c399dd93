using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>
/// A table of RFC 4180 fields that keep their place in the file. (CSV libraries give a row's number but not a field's
/// offset, and a diagnostic points at the field.)
/// </summary>
public sealed class CsvTable
{
    private readonly ImmutableArray<string> _columns;

    private CsvTable(SourceText source, ImmutableArray<string> columns, ImmutableArray<CsvRow> rows)
    {
        Source = source;
        _columns = columns;
        Rows = rows;
    }

    public SourceText Source { get; }

    public ImmutableArray<CsvRow> Rows { get; }

    /// <summary>Reads a table whose header must hold <paramref name="columns"/> (others are allowed).</summary>
    public static CsvTable Parse(SourceText source, DiagnosticBag diagnostics, params string[] columns)
    {
        var records = ReadRecords(source, diagnostics);
        if (records.Count == 0)
        {
            diagnostics.Add(TableDiagnostics.Empty(source, columns));
            return new CsvTable(source, [], []);
        }

        var header = records[0].Select(f => f.Value).ToImmutableArray();
        foreach (var missing in columns.Except(header, StringComparer.Ordinal))
        {
            diagnostics.Add(TableDiagnostics.MissingColumn(records[0][0].Span, missing));
        }

        var index = header
            .Select((name, i) => (name, i))
            .GroupBy(c => c.name)
            .ToDictionary(g => g.Key, g => g.First().i);
        var rows = ImmutableArray.CreateBuilder<CsvRow>();
        foreach (var fields in records.Skip(1))
        {
            if (fields.Length != header.Length)
            {
                diagnostics.Add(TableDiagnostics.RowLength(fields[0].Span, header.Length, fields.Length));
                continue;
            }

            rows.Add(new CsvRow(fields, index));
        }

        return new CsvTable(source, header, columns.All(index.ContainsKey) ? rows.ToImmutable() : []);
    }

    private static List<ImmutableArray<CsvField>> ReadRecords(SourceText source, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        var records = new List<ImmutableArray<CsvField>>();
        var fields = ImmutableArray.CreateBuilder<CsvField>();
        var at = 0;
        while (at < text.Length)
        {
            fields.Add(ReadField(source, ref at, diagnostics));
            if (at < text.Length && text[at] == ',')
            {
                at++;
                if (at == text.Length || text[at] is '\r' or '\n')
                {
                    fields.Add(new CsvField("", source.Span(at, 0)));
                }
                else
                {
                    continue;
                }
            }

            at += at + 1 < text.Length && text[at] == '\r' && text[at + 1] == '\n' ? 2 : 1;
            if (fields.Count > 1 || fields[0].Value.Length > 0)
            {
                records.Add(fields.ToImmutable());
            }

            fields.Clear();
        }

        return records;
    }

    private static CsvField ReadField(SourceText source, ref int at, DiagnosticBag diagnostics)
    {
        var text = source.Text;
        var start = at;
        if (text[at] != '"')
        {
            while (at < text.Length && text[at] is not (',' or '\r' or '\n'))
            {
                at++;
            }

            return new CsvField(text[start..at], source.Span(start, at - start));
        }

        at++;
        while (at < text.Length && (text[at] != '"' || (at + 1 < text.Length && text[at + 1] == '"')))
        {
            at += text[at] == '"' ? 2 : 1;
        }

        if (at == text.Length)
        {
            diagnostics.Add(TableDiagnostics.OpenQuote(source.Span(start, 1)));
            return new CsvField(text[(start + 1)..], source.Span(start, at - start));
        }

        var value = text[(start + 1)..at].Replace("\"\"", "\"", StringComparison.Ordinal);
        at++;
        return new CsvField(value, source.Span(start, at - start));
    }
}

/// <summary>A field's value and its stretch of the file, quotes included.</summary>
public sealed record CsvField(string Value, SourceSpan Span);

/// <summary>A row, by column name.</summary>
public sealed class CsvRow(ImmutableArray<CsvField> fields, IReadOnlyDictionary<string, int> columns)
{
    public CsvField this[string column] => fields[columns[column]];

    /// <summary>The parts of a field that holds several references, split at semicolons, each with its own span.</summary>
    public IEnumerable<CsvField> Split(string column)
    {
        var field = this[column];
        var search = field.Span.Start;
        foreach (
            var part in field.Value.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        )
        {
            var found = field.Span.Source.Text.IndexOf(part, search, StringComparison.Ordinal);
            var span =
                found < 0 || found + part.Length > field.Span.End
                    ? field.Span
                    : field.Span.Source.Span(found, part.Length);
            search = span.End;
            yield return new CsvField(part, span);
        }
    }
}
