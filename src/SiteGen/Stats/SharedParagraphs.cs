using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Stats;

/// <summary>Paragraphs that two notes have in common.</summary>
public static class SharedParagraphs
{
    // Shorter ones are formulas of speech: “Where it pays”, “By induction on n”.
    private const int ShortestWords = 12;

    /// <returns>A finding at each later place, naming the first.</returns>
    public static IEnumerable<Diagnostic> In(IEnumerable<NoteStats> notes)
    {
        var first = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        foreach (var note in notes)
        {
            foreach (var paragraph in note.Paragraphs.Where(p => p.Words.Length >= ShortestWords))
            {
                if (first.TryAdd(paragraph.Normalised, paragraph.Span))
                {
                    continue;
                }

                var other = first[paragraph.Normalised];
                if (other.Source != paragraph.Span.Source)
                {
                    yield return StatsDiagnostics.SharedParagraph(paragraph.Span, other);
                }
            }
        }
    }
}
