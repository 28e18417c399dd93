using System.Text.Encodings.Web;
using System.Text.Json;

namespace MlMath.SiteGen.Exports;

/// <summary>Writes a notebook's JSON, cell by cell.</summary>
internal sealed class NotebookWriter(Stream stream)
{
    private readonly Utf8JsonWriter _json = new(
        stream,
        new JsonWriterOptions
        {
            Indented = true,
            IndentSize = 1,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        }
    );

    private int _executed;

    public void Begin()
    {
        _json.WriteStartObject();
        _json.WriteStartArray("cells");
    }

    public void Text(string id, string markdown)
    {
        BeginCell("markdown", id, null);
        Lines("source", markdown);
        _json.WriteEndObject();
    }

    public void Code(string id, string code, IEnumerable<NotebookOutput> outputs)
    {
        var all = outputs.ToList();
        BeginCell("code", id, all.OfType<ThrownOutput>().Any() ? "raises-exception" : null);
        _json.WriteNumber("execution_count", ++_executed);
        Lines("source", code.TrimEnd('\n'));
        _json.WriteStartArray("outputs");
        foreach (var output in all)
        {
            Output(output);
        }

        _json.WriteEndArray();
        _json.WriteEndObject();
    }

    public void End()
    {
        _json.WriteEndArray();
        _json.WriteStartObject("metadata");
        _json.WriteStartObject("kernelspec");
        _json.WriteString("display_name", ".NET (C#)");
        _json.WriteString("language", "C#");
        _json.WriteString("name", ".net-csharp");
        _json.WriteEndObject();
        _json.WriteStartObject("language_info");
        _json.WriteString("name", "csharp");
        _json.WriteString("file_extension", ".cs");
        _json.WriteString("mimetype", "text/x-csharp");
        _json.WriteEndObject();
        _json.WriteEndObject();
        _json.WriteNumber("nbformat", 4);
        _json.WriteNumber("nbformat_minor", 5);
        _json.WriteEndObject();
        _json.Flush();
        stream.WriteByte((byte)'\n');
    }

    private void BeginCell(string type, string id, string? tag)
    {
        _json.WriteStartObject();
        _json.WriteString("cell_type", type);
        _json.WriteString("id", id);
        _json.WriteStartObject("metadata");
        if (tag is not null)
        {
            _json.WriteStartArray("tags");
            _json.WriteStringValue(tag);
            _json.WriteEndArray();
        }

        _json.WriteEndObject();
    }

    private void Output(NotebookOutput output)
    {
        _json.WriteStartObject();
        switch (output)
        {
            case PrintedOutput printed:
                _json.WriteString("output_type", "stream");
                _json.WriteString("name", "stdout");
                Lines("text", printed.Text);
                break;
            case ShownOutput shown:
                _json.WriteString("output_type", "display_data");
                _json.WriteStartObject("data");
                Lines(shown.Type, shown.Content);
                Lines("text/plain", shown.Plain);
                _json.WriteEndObject();
                _json.WriteStartObject("metadata");
                _json.WriteEndObject();
                break;
            case ThrownOutput thrown:
                _json.WriteString("output_type", "error");
                _json.WriteString("ename", thrown.Type);
                _json.WriteString("evalue", thrown.Message);
                _json.WriteStartArray("traceback");
                _json.WriteStringValue($"{thrown.Type}: {thrown.Message}");
                _json.WriteEndArray();
                break;
            default:
                throw new NotSupportedException($"no way to write a {output.GetType().Name}");
        }

        _json.WriteEndObject();
    }

    // One string a line, line ends included: what tools that compare notebooks want.
    private void Lines(string name, string text)
    {
        _json.WriteStartArray(name);
        for (var at = 0; at < text.Length; )
        {
            var end = text.IndexOf('\n', at) is var found && found < 0 ? text.Length : found + 1;
            _json.WriteStringValue(text.AsSpan(at, end - at));
            at = end;
        }

        _json.WriteEndArray();
    }
}
