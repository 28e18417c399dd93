using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>One line without its line end and without trailing white space, and where it starts in the text.</summary>
public readonly record struct TextLine(int Start, string Text);

/// <summary>Cuts a text into the lines that are compared.</summary>
public static class TextLines
{
    /// <summary>Any line end counts (CRLF, LF, CR). White space at the end of the text makes no lines.</summary>
    public static ImmutableArray<TextLine> Of(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        if (end == 0)
        {
            return [];
        }

        var lines = ImmutableArray.CreateBuilder<TextLine>();
        for (var start = 0; start <= end; )
        {
            var length = text.AsSpan(start, end - start).IndexOfAny('\r', '\n');
            var stop = length < 0 ? end : start + length;
            lines.Add(new TextLine(start, text[start..stop].TrimEnd()));
            var isCrLf = stop + 1 < end && text[stop] == '\r' && text[stop + 1] == '\n';
            start = stop < end ? stop + (isCrLf ? 2 : 1) : end + 1;
        }

        return lines.ToImmutable();
    }

    /// <summary>The lines joined by LF: how printed text is shown.</summary>
    public static string Join(IEnumerable<TextLine> lines) => string.Join('\n', lines.Select(l => l.Text));
}
