using System.Globalization;
using System.Text;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>Shows a plan as a unified diff, three lines of context around each change.</summary>
public static class AcceptDiff
{
    private const int Context = 3;

    /// <returns>LF line ends; empty when there is nothing to change.</returns>
    public static string Render(AcceptPlan plan)
    {
        var text = new StringBuilder();
        foreach (var file in plan.Edits.GroupBy(e => e.Span.Source.Path, StringComparer.Ordinal))
        {
            Append(text, file.First().Span.Source, [.. file.OrderBy(e => e.Span.Start)]);
        }

        return text.ToString();
    }

    private static void Append(StringBuilder text, SourceText source, List<AcceptEdit> edits)
    {
        var old = Lines(source.Text);
        var now = AcceptWriter.Edited(source, edits);
        text.Append("--- ").Append(old.Count == 0 ? "/dev/null" : "a/" + source.Path).Append('\n');
        text.Append("+++ ").Append(now.Length == 0 ? "/dev/null" : "b/" + source.Path).Append('\n');
        var changes = edits.Select(e => Change(source, e)).Where(c => c.Old.Count + c.New.Count > 0).ToList();
        var shift = 0;
        for (var i = 0; i < changes.Count; )
        {
            // Changes whose contexts touch share a hunk.
            var last = i;
            while (last + 1 < changes.Count && changes[last + 1].First - changes[last].End <= 2 * Context)
            {
                last++;
            }

            var hunk = changes.GetRange(i, last - i + 1);
            var from = Math.Max(0, hunk[0].First - Context);
            var to = Math.Min(old.Count, hunk[^1].End + Context);
            var grown = hunk.Sum(c => c.New.Count - c.Old.Count);
            text.Append(
                CultureInfo.InvariantCulture,
                $"@@ -{Range(from, to - from)} +{Range(from + shift, to - from + grown)} @@\n"
            );
            var line = from;
            foreach (var change in hunk)
            {
                AppendLines(text, ' ', old.GetRange(line, change.First - line));
                AppendLines(text, '-', change.Old);
                AppendLines(text, '+', change.New);
                line = change.End;
            }

            AppendLines(text, ' ', old.GetRange(line, to - line));
            shift += grown;
            i = last + 1;
        }
    }

    // An empty range is written with the line before it, as GNU diff does.
    private static string Range(int start, int count) =>
        string.Create(CultureInfo.InvariantCulture, $"{(count == 0 ? start : start + 1)},{count}");

    private sealed record LineChange(int First, List<string> Old, List<string> New)
    {
        public int End => First + Old.Count;
    }

    // Widened to whole lines; lines that stay the same at either end are left out.
    private static LineChange Change(SourceText source, AcceptEdit edit)
    {
        var first = source.LineColumn(edit.Span.Start).Line - 1;
        var start = source.LineStart(first + 1);
        var atLineStart =
            edit.Span.End == edit.Span.Start ? edit.Span.Start == start : IsLineStart(source, edit.Span.End);
        var end = atLineStart ? edit.Span.End : EndOfLine(source, edit.Span.End);
        var old = Lines(source.Text[start..end]);
        var now = Lines(source.Text[start..edit.Span.Start] + edit.NewText + source.Text[edit.Span.End..end]);
        while (old.Count > 0 && now.Count > 0 && old[0] == now[0])
        {
            old.RemoveAt(0);
            now.RemoveAt(0);
            first++;
        }

        while (old.Count > 0 && now.Count > 0 && old[^1] == now[^1])
        {
            old.RemoveAt(old.Count - 1);
            now.RemoveAt(now.Count - 1);
        }

        return new LineChange(first, old, now);
    }

    private static bool IsLineStart(SourceText source, int offset) => source.LineColumn(offset).Column == 1;

    private static int EndOfLine(SourceText source, int offset)
    {
        var line = source.LineColumn(offset).Line;
        return line < source.LineCount ? source.LineStart(line + 1) : source.Text.Length;
    }

    private static List<string> Lines(string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').ToList();
        if (lines[^1].Length == 0)
        {
            lines.RemoveAt(lines.Count - 1);
        }

        return lines;
    }

    private static void AppendLines(StringBuilder text, char mark, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            text.Append(mark).Append(line).Append('\n');
        }
    }
}
