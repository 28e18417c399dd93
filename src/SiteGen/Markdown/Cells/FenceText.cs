using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>Where a fence's parts stand in the file.</summary>
internal sealed class FenceText(SourceText source, FencedCodeBlock block)
{
    private int LastLine => source.LineColumn(block.Span.End).Line;

    public bool IsClosed => block.ClosingFencedCharCount > 0;

    /// <summary>The marks and the word of a fence that opens inside this one: a cell that was meant to end before it.</summary>
    public SourceSpan? OpeningInside
    {
        get
        {
            foreach (var (text, start) in Lines())
            {
                var line = text.TrimStart(' ');
                var marks = line.Length - line.TrimStart(block.FencedChar).Length;
                if (marks >= block.OpeningFencedCharCount && line.Length > marks && char.IsAsciiLetter(line[marks]))
                {
                    return source.Span(start + text.Length - line.Length, line.TrimEnd().Length);
                }
            }

            return null;
        }
    }

    public int OpeningLine => source.LineColumn(block.Span.Start).Line;

    private string Marks => new(block.FencedChar, block.OpeningFencedCharCount);

    /// <summary>The opening line, from its marks on.</summary>
    public SourceSpan Opening
    {
        get
        {
            var end = source.LineStart(OpeningLine) + source.LineText(OpeningLine).TrimEnd().Length;
            return source.Span(block.Span.Start, Math.Max(0, end - block.Span.Start));
        }
    }

    /// <summary>What follows the marks on the opening line.</summary>
    public SourceSpan Info =>
        source.Span(
            Opening.Start + Math.Min(block.OpeningFencedCharCount, Opening.Length),
            Math.Max(0, Opening.Length - block.OpeningFencedCharCount)
        );

    /// <summary>The code between the marks, without what quotes and lists put before each line.</summary>
    public MappedCode Code => new(source, Lines());

    /// <summary>The lines between the marks, with all that stands on them.</summary>
    public SourceSpan Body
    {
        get
        {
            var start = OpeningLine < source.LineCount ? source.LineStart(OpeningLine + 1) : source.Text.Length;
            var end =
                IsClosed ? source.LineStart(LastLine)
                : LastLine < source.LineCount ? source.LineStart(LastLine + 1)
                : source.Text.Length;
            return source.Span(start, Math.Max(0, end - start));
        }
    }

    /// <summary>What stands before each line of the body: indentation, quote marks.</summary>
    public string LinePrefix
    {
        get
        {
            var lastLine = source.LineText(LastLine);
            if (IsClosed)
            {
                return lastLine[..Math.Max(0, lastLine.LastIndexOf(Marks, StringComparison.Ordinal))];
            }

            // A list's own mark stands on the opening line only.
            var before = source.LineText(OpeningLine)[..(source.LineColumn(block.Span.Start).Column - 1)];
            return string.Concat(before.Select(c => c is '>' or ' ' or '\t' ? c : ' '));
        }
    }

    private IEnumerable<(string, int)> Lines()
    {
        for (var i = 0; i < block.Lines.Count; i++)
        {
            var line = block.Lines.Lines[i];
            var text = line.Slice.ToString();
            // A slice of the file has its own offset. Where a tab was taken apart, Markdig made a new string.
            var start =
                line.Slice.Text is { } whole && whole.Length == source.Text.Length ? line.Slice.Start : line.Position;
            if (
                start + text.Length <= source.Text.Length
                && string.CompareOrdinal(source.Text, start, text, 0, text.Length) == 0
            )
            {
                yield return (text, start);
                continue;
            }

            var trimmed = text.TrimStart(' ');
            var own = source.LineColumn(start).Line;
            var lineText = source.LineText(own);
            var at = lineText.Length - trimmed.Length;
            yield return (trimmed, source.LineStart(own) + Math.Max(0, at));
        }
    }
}
