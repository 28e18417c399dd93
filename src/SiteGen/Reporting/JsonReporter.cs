using System.Text.Encodings.Web;
using System.Text.Json;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Reporting;

/// <summary>Says nothing on the way, and at the end all in one JSON document; docs/author-commands.md has its schema.</summary>
public sealed class JsonReporter : IReporter
{
    private const int Version = 1;

    private static readonly JsonWriterOptions Writing = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly Lock _gate = new();
    private readonly List<string> _lines = [];
    private readonly List<Diagnostic> _findings = [];
    private readonly List<(string Code, string Message, string Help)> _refusals = [];
    private readonly List<ReportTable> _tables = [];

    public void Line(string text) => Add(_lines, text);

    public void Stage(string text) { }

    public void Progress(int done, int total, string what) { }

    public void Finding(Diagnostic diagnostic) => Add(_findings, diagnostic);

    public void Refuse(string code, string message, string help) => Add(_refusals, (code, message, help));

    public void Table(ReportTable table) => Add(_tables, table);

    /// <summary>The document, in UTF-8, with a line end.</summary>
    public void WriteTo(Stream output, string command, int exitCode)
    {
        using (var json = new Utf8JsonWriter(output, Writing))
        {
            json.WriteStartObject();
            json.WriteNumber("version", Version);
            json.WriteString("command", command);
            json.WriteNumber("exitCode", exitCode);
            WriteAll(json, "lines", _lines, json.WriteStringValue);
            WriteAll(json, "refusals", _refusals, r => Write(json, r));
            WriteAll(json, "diagnostics", _findings, d => Write(json, d));
            json.WriteStartObject("tables");
            foreach (var table in _tables)
            {
                WriteAll(json, table.Name, table.Rows, row => Write(json, table, row));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    private void Add<T>(List<T> list, T item)
    {
        lock (_gate)
        {
            list.Add(item);
        }
    }

    private static void WriteAll<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, (string Code, string Message, string Help) refusal)
    {
        json.WriteStartObject();
        json.WriteString("code", refusal.Code);
        json.WriteString("message", refusal.Message);
        json.WriteString("help", refusal.Help);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Diagnostic diagnostic)
    {
        var span = diagnostic.Span;
        var end = span.Source.LineColumn(span.End);
        json.WriteStartObject();
        json.WriteString("severity", diagnostic.Severity == Severity.Error ? "error" : "warning");
        json.WriteString("code", diagnostic.Code);
        json.WriteString("path", span.Source.Path);
        json.WriteNumber("line", span.Line);
        json.WriteNumber("column", span.Column);
        json.WriteNumber("endLine", end.Line);
        json.WriteNumber("endColumn", end.Column);
        json.WriteString("message", diagnostic.Message);
        json.WriteString("help", diagnostic.Help);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, ReportTable table, IReadOnlyList<object?> row)
    {
        json.WriteStartObject();
        for (var i = 0; i < row.Count; i++)
        {
            json.WritePropertyName(table.Columns[i].Name);
            JsonSerializer.Serialize(json, row[i], row[i]?.GetType() ?? typeof(object));
        }

        json.WriteEndObject();
    }
}
