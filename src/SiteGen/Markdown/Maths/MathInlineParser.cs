using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>Reads `$…$`; see <see cref="Dollars"/> for its rules.</summary>
internal sealed class MathInlineParser : InlineParser
{
    public MathInlineParser() => OpeningCharacters = ['$'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var (text, start, end) = (slice.Text, slice.Start, slice.End + 1);
        var isDouble = start + 1 < end && text[start + 1] == '$';
        var close = isDouble ? Dollars.FindDouble(text, start + 2, end) : Dollars.FindClose(text, start, end);
        var marks = isDouble ? 2 : 1;
        var position = processor.GetSourcePosition(start, out var line, out var column);
        if (close < 0)
        {
            processor.Inline = new StrayDollar
            {
                Span = new SourceSpan(position, position),
                Line = line,
                Column = column,
            };
            slice.Start++;
            return true;
        }

        processor.Inline = new MathInline
        {
            Span = new SourceSpan(position, processor.GetSourcePosition(close + marks - 1)),
            Line = line,
            Column = column,
            IsDouble = isDouble,
            Lines = SplitLines(processor, text, start + marks, close),
        };
        slice.Start = close + marks;
        return true;
    }

    // A formula may run over several lines of a quote or a list, whose marks are not part of it.
    private static List<(string, int)> SplitLines(InlineProcessor processor, string text, int start, int end)
    {
        var lines = new List<(string, int)>();
        while (true)
        {
            var lineEnd = text.IndexOf('\n', start, end - start);
            var stop = lineEnd < 0 ? end : lineEnd;
            lines.Add((text[start..stop].TrimEnd('\r'), processor.GetSourcePosition(start)));
            if (lineEnd < 0)
            {
                return lines;
            }

            start = lineEnd + 1;
        }
    }
}
