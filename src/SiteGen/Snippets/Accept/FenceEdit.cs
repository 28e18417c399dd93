using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>Turns an `output` fence's new text into an edit of the lines that change.</summary>
internal static class FenceEdit
{
    /// <param name="content">The new content, lines joined by LF.</param>
    public static AcceptEdit Make(OutputFence fence, string content)
    {
        var source = fence.FenceSpan.Source;
        var (first, count) = (fence.FenceSpan.Line + 1, CountLines(fence));
        List<string> old = count == 0 ? [] : [.. fence.Content.Text.Split('\n').Select(l => l.TrimEnd())];
        var now = content.Length == 0 ? [] : content.Split('\n').ToList();
        var limit = Math.Min(old.Count, now.Count);
        var head = 0;
        while (head < limit && old[head] == now[head])
        {
            head++;
        }

        var tail = 0;
        while (tail < limit - head && old[old.Count - 1 - tail] == now[now.Count - 1 - tail])
        {
            tail++;
        }

        var start = Start(source, first + head);
        var end = Start(source, first + count - tail);
        var newLine = NewLine(source, fence.FenceSpan.Line);
        var text = string.Concat(
            now.Skip(head).Take(now.Count - head - tail).Select(l => (fence.LinePrefix + l).TrimEnd() + newLine)
        );
        return new AcceptEdit(source.Span(start, end - start), AtEnd(source, start, end, text, newLine));
    }

    /// <summary>The marker of the fence's opening line, e.g. three backticks.</summary>
    public static string Marker(OutputFence fence)
    {
        var line = fence.FenceSpan.Source.LineText(fence.FenceSpan.Line);
        var at = line.IndexOfAny(['`', '~']);
        return at < 0 ? "```" : new string(line[at], line[at..].TakeWhile(c => c == line[at]).Count());
    }

    // Content has a line for each line of the body; without any text it is no line or blank ones.
    private static int CountLines(OutputFence fence) =>
        fence.Content.Text.Length > 0
            ? fence.Content.Text.AsSpan().Count('\n') + 1
            : fence.Body.Text.AsSpan().Count('\n');

    private static int Start(SourceText source, int line) =>
        line <= source.LineCount ? source.LineStart(line) : source.Text.Length;

    private static string NewLine(SourceText source, int line)
    {
        var end = source.LineStart(line) + source.LineText(line).Length;
        return source.Text.AsSpan(end) switch
        {
            ['\r', '\n', ..] => "\r\n",
            ['\r', ..] => "\r",
            _ => "\n",
        };
    }

    // An unclosed fence ends with the file, whose last line may have no line end: it gets none.
    private static string AtEnd(SourceText source, int start, int end, string text, string newLine)
    {
        if (text.Length == 0 || end < source.Text.Length || source.Text is [] or [.., '\n' or '\r'])
        {
            return text;
        }

        return start == end ? newLine + text[..^newLine.Length] : text[..^newLine.Length];
    }
}
