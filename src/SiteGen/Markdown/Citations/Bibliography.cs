using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>The works that notes may cite, by key.</summary>
public sealed class Bibliography
{
    private readonly ImmutableSortedDictionary<string, BibliographyEntry> _entries;

    /// <exception cref="ArgumentException">Two entries have the same key.</exception>
    public Bibliography(IEnumerable<BibliographyEntry> entries)
    {
        var all = entries.OrderBy(e => e.Key, StringComparer.Ordinal).ToList();
        _entries = all.GroupBy(e => (e.Names, e.Year))
            .SelectMany(same => same.Select((e, i) => same.Count() == 1 ? e : e with { Suffix = SuffixOf(i) }))
            .ToImmutableSortedDictionary(e => e.Key, e => e, StringComparer.Ordinal);
    }

    public static Bibliography Empty { get; } = new([]);

    public IEnumerable<string> Keys => _entries.Keys;

    /// <summary>By author and year.</summary>
    public IEnumerable<BibliographyEntry> Entries => InOrder(_entries.Values);

    /// <summary>As lists of references have them: by author and year.</summary>
    public static IEnumerable<BibliographyEntry> InOrder(IEnumerable<BibliographyEntry> works) =>
        works
            .OrderBy(e => string.Join("; ", e.Authors), StringComparer.OrdinalIgnoreCase)
            .ThenBy(e => e.Year)
            .ThenBy(e => e.Suffix, StringComparer.Ordinal)
            .ThenBy(e => e.Key, StringComparer.Ordinal);

    /// <summary>Reads `_bibliography.yaml`; what cannot be read is reported and left out.</summary>
    public static Bibliography Load(SourceText source, DiagnosticBag diagnostics) =>
        new(new BibliographyReader(source, diagnostics).Read());

    public BibliographyEntry? Find(string key) => _entries.GetValueOrDefault(key);

    // a to z, then aa: one author's works of one year are few.
    private static string SuffixOf(int index) =>
        index < 26 ? $"{(char)('a' + index)}" : SuffixOf(index / 26 - 1) + SuffixOf(index % 26);
}
