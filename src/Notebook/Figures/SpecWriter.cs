using System.Buffers;
using System.Text;
using System.Text.Json;

namespace MlMath.Notebook;

/// <summary>Writes a figure's specification: fixed property order, six significant digits, defaults left out.</summary>
internal sealed class SpecWriter : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new();
    private readonly Utf8JsonWriter json;

    public SpecWriter() =>
        json = new Utf8JsonWriter(
            buffer,
            new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }
        );

    /// <summary>Whether small numbers stay: on a logarithmic axis they are data, and 0 has no place.</summary>
    public bool KeepsSmall { get; set; }

    public SpecWriter Object(Action body)
    {
        json.WriteStartObject();
        body();
        json.WriteEndObject();
        return this;
    }

    public SpecWriter Object(string name, Action body)
    {
        json.WritePropertyName(name);
        return Object(body);
    }

    public SpecWriter Objects<T>(string name, IEnumerable<T> items, Action<T> body)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            Object(() => body(item));
        }

        json.WriteEndArray();
        return this;
    }

    public SpecWriter Text(string name, string? value)
    {
        if (!string.IsNullOrEmpty(value))
        {
            json.WriteString(name, value);
        }

        return this;
    }

    public SpecWriter Flag(string name, bool value)
    {
        if (value)
        {
            json.WriteBoolean(name, value);
        }

        return this;
    }

    public SpecWriter Number(string name, double? value)
    {
        if (value is { } number)
        {
            json.WritePropertyName(name);
            Number(Numerals.Round(number, 6));
        }

        return this;
    }

    /// <summary>An array of numbers; what is not finite becomes null, a gap.</summary>
    public SpecWriter Numbers(string name, IReadOnlyList<double> values)
    {
        json.WriteStartArray(name);
        foreach (var value in KeepsSmall ? values.Select(v => Numerals.Round(v, 6)) : Numerals.Tidy(values))
        {
            Number(value);
        }

        json.WriteEndArray();
        return this;
    }

    public SpecWriter Integers(string name, IEnumerable<int> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
        {
            json.WriteNumberValue(value);
        }

        json.WriteEndArray();
        return this;
    }

    public SpecWriter Texts(string name, IReadOnlyCollection<string> values)
    {
        if (values.Count > 0)
        {
            json.WriteStartArray(name);
            foreach (var value in values)
            {
                json.WriteStringValue(value);
            }

            json.WriteEndArray();
        }

        return this;
    }

    public override string ToString()
    {
        json.Flush();
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    public void Dispose() => json.Dispose();

    private void Number(double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumberValue(value);
        }
        else
        {
            json.WriteNullValue();
        }
    }
}
