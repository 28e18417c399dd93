using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Search;

/// <summary>
/// The words by which a misspelled one is put right: those of titles, headings, topics and terms, and the long words that
/// stand in several sections.
/// </summary>
public static partial class KnownWords
{
    /// <summary>A file of the search's folder.</summary>
    public const string File = "words.txt";

    private const int FewestSections = 2;

    /// <summary>One word a line, in lower case: names before other words, the most frequent first.</summary>
    /// <param name="terms">What the notes define.</param>
    public static string Of(IReadOnlyList<SearchRecord> records, IEnumerable<string> terms)
    {
        var names = records
            .SelectMany(r => new[] { r.Anchor.Length == 0 ? r.Page : r.Section, r.Topics })
            .Concat(terms)
            .SelectMany(text => WordsOf(text, Word()));
        var texts = records.SelectMany(r => WordsOf(r.Text, LongWord()).Distinct(StringComparer.Ordinal));
        return string.Concat(
            Frequent(names, 1)
                .Concat(Frequent(texts, FewestSections))
                .Distinct(StringComparer.Ordinal)
                .Select(w => w + "\n")
        );
    }

    private static IEnumerable<string> WordsOf(string text, Regex word) =>
        word.Matches(text.ToLowerInvariant()).Select(m => m.Value);

    private static IEnumerable<string> Frequent(IEnumerable<string> words, int least) =>
        words
            .GroupBy(word => word, StringComparer.Ordinal)
            .Where(same => same.Count() >= least)
            .OrderByDescending(same => same.Count())
            .ThenBy(same => same.Key, StringComparer.Ordinal)
            .Select(same => same.Key);

    // Of shorter words too many are one letter apart.
    [GeneratedRegex(@"\p{L}{4,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"\p{L}{6,}")]
    private static partial Regex LongWord();
}
