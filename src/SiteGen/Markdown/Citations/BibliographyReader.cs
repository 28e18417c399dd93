using System.Collections.Immutable;
using System.Globalization;
using MlMath.SiteGen.Diagnostics;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>Reads the bibliography: a key, and below it `type`, `authors`, `title`, `year` and the rest.</summary>
internal sealed class BibliographyReader(SourceText source, DiagnosticBag diagnostics)
{
    private static readonly ImmutableArray<string> Fields =
    [
        "type",
        "authors",
        "title",
        "year",
        "venue",
        "publisher",
        "edition",
        "doi",
        "url",
        "isbn",
    ];

    private static readonly ImmutableArray<string> Types =
    [
        "article",
        "book",
        "chapter",
        "inproceedings",
        "report",
        "thesis",
        "web",
    ];

    public IEnumerable<BibliographyEntry> Read()
    {
        YamlNode? read;
        try
        {
            read = YamlText.Load(source.Text);
        }
        catch (YamlException error)
        {
            var (at, what) = YamlText.Explain(error, source.Text.Length);
            diagnostics.Add(CitationDiagnostics.BadYaml(source.Span(at, 0), what));
            return [];
        }

        if (read is null)
        {
            return [];
        }

        if (read is not YamlMappingNode root)
        {
            diagnostics.Add(CitationDiagnostics.BadYaml(source.Span(0, 0), "not a list of `key:` entries"));
            return [];
        }

        var entries = root
            .Children.Where(c => c.Key is YamlScalarNode)
            .Select(c => (Key: (YamlScalarNode)c.Key, Entry: ReadEntry((YamlScalarNode)c.Key, c.Value)))
            .ToList();
        CheckSameWorks(entries);
        return [.. entries.Select(e => e.Entry).OfType<BibliographyEntry>()];
    }

    private void CheckSameWorks(IEnumerable<(YamlScalarNode Key, BibliographyEntry? Entry)> entries)
    {
        var titled = entries.Where(e => e.Entry is { } work && work.Title != work.Key);
        foreach (var same in titled.GroupBy(e => (e.Entry!.Year, WordsOf(e.Entry.Title))))
        {
            foreach (var (key, entry) in same.Skip(1))
            {
                diagnostics.Add(CitationDiagnostics.SameWork(SpanOf(key), entry!.Key, same.First().Entry!.Key));
            }
        }
    }

    // Case, marks and blanks make no other title.
    private static string WordsOf(string title) => string.Concat(title.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private BibliographyEntry? ReadEntry(YamlScalarNode key, YamlNode value)
    {
        var name = key.Value ?? "";
        if (value is not YamlMappingNode map)
        {
            diagnostics.Add(CitationDiagnostics.FieldMissing(SpanOf(key), name, "title"));
            return null;
        }

        foreach (var field in map.Children.Keys.OfType<YamlScalarNode>().Where(f => !Fields.Contains(f.Value ?? "")))
        {
            var suggestion = Suggestion.For(field.Value ?? "", Fields);
            diagnostics.Add(CitationDiagnostics.UnknownField(SpanOf(field), field.Value ?? "", suggestion));
        }

        foreach (var required in new[] { "type", "authors", "title", "year" }.Where(f => Find(map, f) is null))
        {
            diagnostics.Add(CitationDiagnostics.FieldMissing(SpanOf(key), name, required));
        }

        if (Find(map, "type") is { } type && !Types.Contains(Text(type)))
        {
            var suggestion = Suggestion.For(Text(type), Types);
            diagnostics.Add(CitationDiagnostics.UnknownType(SpanOf(type), Text(type), suggestion));
        }

        return new BibliographyEntry(
            name,
            Text(map, "type") ?? "book",
            Authors(map),
            Text(map, "title") ?? name,
            Year(map),
            Text(map, "venue") ?? Text(map, "publisher"),
            Text(map, "edition"),
            Text(map, "doi"),
            Text(map, "url"),
            Text(map, "isbn")
        );
    }

    private ImmutableArray<string> Authors(YamlMappingNode map) =>
        Find(map, "authors") switch
        {
            YamlSequenceNode list => [.. list.Children.Select(Author)],
            { } one => [Author(one)],
            null => [],
        };

    // The family name ends at the comma: without one it cannot be told from the others, unless it is the whole name.
    private string Author(YamlNode node)
    {
        var name = Text(node).Trim();
        if (name is ['{', .. var organisation, '}'] && !string.IsNullOrWhiteSpace(organisation))
        {
            return organisation.Trim();
        }

        if (
            name.Length == 0
            || (name.Contains(' ', StringComparison.Ordinal) && !name.Contains(',', StringComparison.Ordinal))
        )
        {
            diagnostics.Add(CitationDiagnostics.BadAuthor(SpanOf(node), name));
        }

        return name;
    }

    private int Year(YamlMappingNode map)
    {
        if (Find(map, "year") is not { } node)
        {
            return 0;
        }

        if (int.TryParse(Text(node), NumberStyles.None, CultureInfo.InvariantCulture, out var year))
        {
            return year;
        }

        diagnostics.Add(CitationDiagnostics.BadYear(SpanOf(node), Text(node)));
        return 0;
    }

    private static YamlNode? Find(YamlMappingNode map, string field) =>
        map.Children.TryGetValue(new YamlScalarNode(field), out var node) ? node : null;

    private static string? Text(YamlMappingNode map, string field) =>
        Find(map, field) is YamlScalarNode { Value.Length: > 0 } scalar ? scalar.Value : null;

    private static string Text(YamlNode node) => (node as YamlScalarNode)?.Value ?? "";

    private SourceSpan SpanOf(YamlNode node)
    {
        var start = Math.Min((int)node.Start.Index, source.Text.Length);
        var end = Math.Clamp((int)node.End.Index, start, source.Text.Length);
        return source.Span(start, end - start);
    }
}
