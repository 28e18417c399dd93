using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>Writes the expectation that a printed text meets, as close to the author's old one as can be.</summary>
public static class ExpectationWriter
{
    /// <param name="old">What the note says now.</param>
    /// <param name="printed">What the cell printed.</param>
    /// <returns>
    /// <paramref name="old"/> itself when it matches; else a text (lines joined by LF) that matches, in which lines and
    /// numbers that still hold are kept as written, `...` too where its neighbours still hold.
    /// </returns>
    public static string Rewrite(string old, string printed)
    {
        if (OutputComparer.Compare(old, printed).Matches)
        {
            return old;
        }

        var lines = TextLines.Of(printed).Select(l => l.Text).ToList();
        string[] drafts =
        [
            string.Join('\n', Merge([.. TextLines.Of(old)], lines)),
            string.Join('\n', lines.Select(l => Line(null, l))),
        ];

        // Cutting digits can move a token's border: then the next plainer draft is right.
        return drafts.FirstOrDefault(d => OutputComparer.Compare(d, printed).Matches) ?? string.Join('\n', lines);
    }

    private static List<string> Merge(List<TextLine> old, List<string> printed)
    {
        // A `...` line pairs with nothing; it is kept only between lines that are paired.
        var kept = old.Where(l => !OutputComparer.IsAnyLines(l)).Select(l => l.Text).ToList();
        var pairs = LinePairing.Pair(kept, printed);
        var result = new List<string>();
        var (next, line) = (0, 0);
        var open = false;
        foreach (var text in old)
        {
            if (OutputComparer.IsAnyLines(text))
            {
                open = line == 0 ? next == 0 : pairs[line - 1] >= 0;
                open &= line == kept.Count || pairs[line] >= 0;
                if (open)
                {
                    result.Add(text.Text);
                    next = line == kept.Count ? printed.Count : pairs[line];
                }

                continue;
            }

            var pair = pairs[line++];
            if (pair < 0)
            {
                continue;
            }

            for (; next < pair; next++)
            {
                result.Add(Line(null, printed[next]));
            }

            result.Add(Line(text.Text, printed[next++]));
        }

        for (; next < printed.Count; next++)
        {
            result.Add(Line(null, printed[next]));
        }

        return result;
    }

    private static string Line(string? old, string printed)
    {
        if (old is not null && LineComparer.Compare(old, printed).Matches)
        {
            return old;
        }

        var before = old is null ? [] : OutputTokenizer.Tokenize(old);
        var tokens = OutputTokenizer.Tokenize(printed);
        var sameShape = before.Length == tokens.Length;
        return string.Concat(
            tokens.Select(
                (t, i) =>
                {
                    if (t.Number is null)
                    {
                        return t.Text;
                    }

                    OutputToken? was = sameShape ? before[i] : null;
                    return was is { Number: not null } w && LineComparer.Same(w, t)
                        ? w.Text
                        : NumberWriter.Write(was, t);
                }
            )
        );
    }
}
