using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>One word of a fence's line: `hide`, `fails=CS0029`, `reason="calls a paid API"`.</summary>
/// <param name="Value">Without its quotes; null where there is no `=`.</param>
/// <param name="IsClosed">False where a quote is opened and never closed.</param>
internal sealed record FenceWord(string Name, string? Value, SourceSpan NameSpan, SourceSpan ValueSpan, bool IsClosed)
{
    public SourceSpan Span => NameSpan.Source.Span(NameSpan.Start, ValueSpan.End - NameSpan.Start);

    /// <summary>Splits a stretch of one line. Quoted values may hold blanks; `\"` is a quote inside them.</summary>
    public static List<FenceWord> Split(SourceSpan line)
    {
        var words = new List<FenceWord>();
        var text = line.Source.Text;
        var at = line.Start;
        while (true)
        {
            while (at < line.End && char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            if (at >= line.End)
            {
                return words;
            }

            words.Add(Read(line, ref at));
        }
    }

    private static FenceWord Read(SourceSpan line, ref int at)
    {
        var (source, text) = (line.Source, line.Source.Text);
        var start = at;
        while (at < line.End && !char.IsWhiteSpace(text[at]) && text[at] != '=')
        {
            at++;
        }

        var name = source.Span(start, at - start);
        if (at >= line.End || text[at] != '=')
        {
            return new FenceWord(name.Text, null, name, source.Span(at, 0), true);
        }

        at++;
        var valueStart = at;
        if (at < line.End && text[at] == '"')
        {
            return ReadQuoted(line, name, ref at);
        }

        while (at < line.End && !char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        var value = source.Span(valueStart, at - valueStart);
        return new FenceWord(name.Text, value.Text, name, value, true);
    }

    private static FenceWord ReadQuoted(SourceSpan line, SourceSpan name, ref int at)
    {
        var (source, text) = (line.Source, line.Source.Text);
        var start = ++at;
        while (at < line.End && text[at] != '"')
        {
            at += text[at] == '\\' && at + 1 < line.End ? 2 : 1;
        }

        var span = source.Span(start, at - start);
        var closed = at < line.End;
        at = Math.Min(at + 1, line.End);
        var value = span.Text.Replace("\\\"", "\"", StringComparison.Ordinal);
        return new FenceWord(name.Text, value, name, span, closed);
    }
}
