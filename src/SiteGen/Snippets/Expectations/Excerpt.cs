namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>Makes foreign text fit for one line of a message.</summary>
internal static class Excerpt
{
    private const int Longest = 160;

    /// <summary>A compiler's message without its guess at what may be missing: the help says what to do.</summary>
    public static string OfCompiler(string message)
    {
        var guess = message.LastIndexOf(" (are you missing ", StringComparison.Ordinal);
        return Of(guess > 0 && message.EndsWith("?)", StringComparison.Ordinal) ? message[..guess] : message);
    }

    /// <summary>First line, at most 160 characters, no full stop at the end.</summary>
    public static string Of(string text)
    {
        var line = text.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        line = (end < 0 ? line : line[..end]).TrimEnd().TrimEnd('.');
        if (line.Length <= Longest)
        {
            return line.ToString();
        }

        var cut = char.IsHighSurrogate(line[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(line[..cut], "…");
    }
}
