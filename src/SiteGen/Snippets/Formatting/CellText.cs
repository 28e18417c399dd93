using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Accept;

namespace MlMath.SiteGen.Snippets.Formatting;

/// <summary>A cell's code as lines of the author's file, so that it can be put back in its place.</summary>
/// <param name="FirstLine">Of the code, one-based.</param>
/// <param name="Prefix">What stands before each line: indentation of lists, quote marks.</param>
/// <param name="Lines">Without the prefix; at least one is not blank.</param>
public sealed record CellText(SourceText Source, int FirstLine, string Prefix, ImmutableArray<string> Lines)
{
    public string Text => string.Join('\n', Lines);

    /// <returns>Null where there is nothing to format: the fence is empty or not closed.</returns>
    public static CellText? Of(Snippet snippet)
    {
        var (code, source) = (snippet.Code, snippet.FenceSpan.Source);
        if (string.IsNullOrWhiteSpace(code.Text))
        {
            return null;
        }

        if (code.Source != source)
        {
            return Whole(code.Source);
        }

        var first = snippet.FenceSpan.Line + 1;
        var count = code.Text.AsSpan().Count('\n') + 1;
        if (first + count > source.LineCount || !source.LineText(first + count).Contains(Marker(snippet)))
        {
            return null;
        }

        // Read from the file: the parser's own lines have lost the tabs that it took apart.
        var prefix = Prefixes(code).MinBy(p => p.Length) ?? "";
        var lines = Enumerable.Range(first, count).Select(source.LineText).ToList();
        return lines.All(l => l.StartsWith(prefix, StringComparison.Ordinal) || l.Length <= prefix.Length)
            ? new CellText(source, first, prefix, [.. lines.Select(l => l[Math.Min(prefix.Length, l.Length)..])])
            : null;
    }

    /// <summary>All of a file.</summary>
    /// <returns>Null when it is blank.</returns>
    public static CellText? Whole(SourceText source)
    {
        var count = source.Text is [.., '\n' or '\r'] ? source.LineCount - 1 : source.LineCount;
        return string.IsNullOrWhiteSpace(source.Text)
            ? null
            : new CellText(source, 1, "", [.. Enumerable.Range(1, count).Select(source.LineText)]);
    }

    /// <summary>The first line that is not as in <paramref name="lines"/>, without its prefix; null when all are.</summary>
    public SourceSpan? FirstDifference(IReadOnlyList<string> lines)
    {
        var head = Head(lines);
        if (head == Lines.Length && head == lines.Count)
        {
            return null;
        }

        var index = Math.Min(head, Lines.Length - 1);
        var start = Source.LineStart(FirstLine + index);
        var length = Source.LineText(FirstLine + index).Length;
        var skip = Math.Min(Prefix.Length, length);
        return Source.Span(start + skip, length - skip);
    }

    /// <summary>The edit that makes the lines those of <paramref name="lines"/>: from the first that differs to the last.</summary>
    /// <param name="lines">At least one.</param>
    public AcceptEdit? Edit(IReadOnlyList<string> lines)
    {
        var head = Head(lines);
        if (head == Lines.Length && head == lines.Count)
        {
            return null;
        }

        // Whole lines without the last one's line end: each side keeps at least one.
        head = Math.Min(head, Math.Min(Lines.Length, lines.Count) - 1);
        var tail = 0;
        while (tail < Math.Min(Lines.Length, lines.Count) - head - 1 && Lines[^(tail + 1)] == lines[^(tail + 1)])
        {
            tail++;
        }

        var start = Source.LineStart(FirstLine + head);
        var last = FirstLine + Lines.Length - tail - 1;
        var end = Source.LineStart(last) + Source.LineText(last).Length;
        var changed = lines.Skip(head).Take(lines.Count - tail - head);
        return new AcceptEdit(
            Source.Span(start, end - start),
            string.Join(NewLine, changed.Select(l => l.Length == 0 ? Prefix.TrimEnd() : Prefix + l))
        );
    }

    private string NewLine =>
        Source.Text.AsSpan(Source.LineStart(FirstLine) + Source.LineText(FirstLine).Length) switch
        {
            ['\r', '\n', ..] => "\r\n",
            ['\r', ..] => "\r",
            _ => "\n",
        };

    private int Head(IReadOnlyList<string> lines)
    {
        var head = 0;
        while (head < Math.Min(Lines.Length, lines.Count) && Lines[head] == lines[head])
        {
            head++;
        }

        return head;
    }

    private static string Marker(Snippet snippet) => snippet.FenceSpan.Text[..3];

    private static IEnumerable<string> Prefixes(MappedCode code)
    {
        var at = 0;
        foreach (var line in code.Text.Split('\n'))
        {
            if (!string.IsNullOrWhiteSpace(line))
            {
                var start = code.ToFile(at);
                yield return code.Source.Text[code.Source.LineStart(code.Source.LineColumn(start).Line)..start];
            }

            at += line.Length + 1;
        }
    }
}
