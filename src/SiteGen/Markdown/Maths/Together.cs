using Markdig.Syntax.Inlines;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>
/// The text that touches a formula, or code in a line: `($x$`, `$x$,`, `$x$-axis`. Browsers may break a line on either
/// side of such a box, whatever stands there; so the text is written together with it.
/// </summary>
internal static class Together
{
    // Longer code may not fit a phone: it breaks inside.
    private const int LongestCode = 18;

    // A longer run of letters is held by its punctuation alone.
    private const int LongestWord = 12;

    // A line may end after them.
    private const string Dashes = "–—/";

    private const string Blanks = " \n\t\u00a0";

    /// <summary>The run before a box that must stand on its line; empty where a blank is before it.</summary>
    public static string Before(Inline node) =>
        IsBox(node) && node.PreviousSibling is LiteralInline text
            ? Ending(text.Content.AsSpan()[TakenAtStart(text)..]).ToString()
            : "";

    /// <summary>The run behind it, likewise.</summary>
    public static string After(Inline node) =>
        IsBox(node) && node.NextSibling is LiteralInline text ? Beginning(text.Content.AsSpan()).ToString() : "";

    /// <summary>What is left of a text when the boxes beside it have taken what touches them.</summary>
    public static ReadOnlySpan<char> Rest(LiteralInline text)
    {
        var taken = text.NextSibling is { } box ? Before(box).Length : 0;
        return text.Content.AsSpan()[TakenAtStart(text)..^taken];
    }

    /// <summary>The run that a text begins with, up to a blank or a dash.</summary>
    public static ReadOnlySpan<char> Beginning(ReadOnlySpan<char> text)
    {
        var blank = text.IndexOfAny(Blanks);
        var run = blank < 0 ? text : text[..blank];
        var dash = run.IndexOfAny(Dashes);
        run = dash < 0 ? run : run[..(dash + 1)];
        var sign = run.Length <= LongestWord ? -1 : run.IndexOfAnyExcept(".,;:!?)]’”'\"-");
        return sign < 0 ? run : run[..sign];
    }

    /// <summary>The run that it ends with.</summary>
    public static ReadOnlySpan<char> Ending(ReadOnlySpan<char> text)
    {
        var run = text[(text.LastIndexOfAny(Blanks) + 1)..];
        run = run[(run.LastIndexOfAny(Dashes) + 1)..];
        return run.Length <= LongestWord ? run : run[(run.LastIndexOfAnyExcept("([‘“'\"") + 1)..];
    }

    private static bool IsBox(Inline node) =>
        node is MathInline || node is CodeInline code && code.Content.Length <= LongestCode;

    private static int TakenAtStart(LiteralInline text) => text.PreviousSibling is { } box ? After(box).Length : 0;
}
