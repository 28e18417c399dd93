using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>
/// What the names in a page's cells stand for, each once, and what variables held at the end of each cell: data beside the
/// page, which the script shows to whoever points at a name.
/// </summary>
/// <param name="summaries">What libraries say of their members, by documentation id.</param>
internal sealed class NameTable(IReadOnlyDictionary<string, string> summaries)
{
    // Two lines of the card.
    private const int LongestSummary = 180;

    private static readonly JsonWriterOptions Writing = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly Dictionary<(string Text, string? Summary), int> _places = [];
    private readonly List<(string Text, string? Summary)> _names = [];
    private readonly List<(int Cell, int Name, string Value)> _values = [];

    /// <returns>For each symbol of the cell, its place in the page's table.</returns>
    public ImmutableArray<int> Add(Snippet snippet, ImmutableArray<CodeSymbol> symbols)
    {
        var places = ImmutableArray.CreateBuilder<int>(symbols.Length);
        foreach (var symbol in symbols)
        {
            var summary =
                symbol.DocumentationId is { } id && summaries.TryGetValue(id, out var said) ? Cut(said) : null;
            if (!_places.TryGetValue((symbol.Text, summary), out var place))
            {
                place = _places[(symbol.Text, summary)] = _names.Count;
                _names.Add((symbol.Text, summary));
            }

            places.Add(place);
            if (symbol.Value is { } value)
            {
                _values.Add((snippet.Index + 1, place, value));
            }
        }

        return places.MoveToImmutable();
    }

    /// <returns>`{"names":[[text, summary]…],"values":{"cell-3":{"17":value}}}`; null where no name is known.</returns>
    public string? ToJson()
    {
        if (_names.Count == 0)
        {
            return null;
        }

        using var json = new MemoryStream();
        using (var writer = new Utf8JsonWriter(json, Writing))
        {
            writer.WriteStartObject();
            WriteNames(writer);
            WriteValues(writer);
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(json.ToArray());
    }

    private void WriteNames(Utf8JsonWriter writer)
    {
        writer.WriteStartArray("names");
        foreach (var (text, summary) in _names)
        {
            writer.WriteStartArray();
            writer.WriteStringValue(text);
            if (summary is not null)
            {
                writer.WriteStringValue(summary);
            }

            writer.WriteEndArray();
        }

        writer.WriteEndArray();
    }

    private void WriteValues(Utf8JsonWriter writer)
    {
        writer.WriteStartObject("values");
        foreach (var cell in _values.GroupBy(v => v.Cell))
        {
            writer.WriteStartObject($"cell-{cell.Key}");
            foreach (var (_, name, value) in cell.DistinctBy(v => v.Name))
            {
                writer.WriteString(name.ToString(CultureInfo.InvariantCulture), value);
            }

            writer.WriteEndObject();
        }

        writer.WriteEndObject();
    }

    // The first sentences that fit.
    private static string Cut(string summary)
    {
        if (summary.Length <= LongestSummary)
        {
            return summary;
        }

        var end = summary.LastIndexOf(". ", LongestSummary, StringComparison.Ordinal);
        return end > 0 ? summary[..(end + 1)] : summary[..summary.LastIndexOf(' ', LongestSummary)] + " …";
    }
}
