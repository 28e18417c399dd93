using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Expectations;

/// <summary>Small notes with one cell a fence, for tests that need spans but no markdown parser.</summary>
internal static class Cells
{
    /// <summary>Every ```csharp or ```sql fence of a note, with the `output` fence right below it.</summary>
    public static List<Snippet> Of(SourceText note, Func<Snippet, Snippet>? change = null)
    {
        var snippets = new List<Snippet>();
        for (var line = 1; line <= note.LineCount; line++)
        {
            var text = note.LineText(line);
            var prefix = text[..text.IndexOf('`', StringComparison.Ordinal).ClampToZero()];
            var info = text[prefix.Length..].Trim('`', '~');
            if (
                info is not ("csharp" or "sql" or "output")
                || !text[prefix.Length..].StartsWith("```", StringComparison.Ordinal)
            )
            {
                continue;
            }

            var fence = note.Span(note.LineStart(line), text.Length);
            var bodyStart = note.LineStart(line + 1);
            var marker = text[prefix.Length..^info.Length];
            var lines = new List<(string, int)>();
            for (line++; note.LineText(line).Trim(' ', '>', '\t') != marker; line++)
            {
                var cut = Math.Min(prefix.Length, note.LineText(line).Length);
                lines.Add((note.LineText(line)[cut..], note.LineStart(line) + cut));
            }

            var code = new MappedCode(note, lines);
            if (info == "output")
            {
                var body = note.Span(bodyStart, note.LineStart(line) - bodyStart);
                snippets[^1] = snippets[^1] with { Output = new OutputFence(code, fence, body, prefix) };
                continue;
            }

            snippets.Add(
                new Snippet
                {
                    Index = snippets.Count,
                    Language = info == "sql" ? SnippetLanguage.Sql : SnippetLanguage.CSharp,
                    Mode = SnippetMode.Run,
                    Code = code,
                    FenceSpan = fence,
                }
            );
        }

        return change is null ? snippets : snippets.ConvertAll(s => change(s));
    }

    public static Snippet One(string note) => Of(new SourceText("a/b/c.md", note)).Single();

    public static SnippetRun Printed(params string[] texts) =>
        new() { Status = SnippetStatus.Ok, Outputs = [.. texts.Select(t => new SnippetOutput(t, null))] };

    public static SnippetRun Showed(params Display[] displays) =>
        new() { Status = SnippetStatus.Ok, Outputs = [.. displays.Select(d => new SnippetOutput(null, d))] };

    public static ValueReport Value(Snippet snippet, string expected, params string[] actual)
    {
        var at = snippet.Code.Text.IndexOf("=>", StringComparison.Ordinal) + 2;
        while (at < snippet.Code.Text.Length && snippet.Code.Text[at] == ' ' && expected.Length > 0)
        {
            at++;
        }

        return new ValueReport(at, expected.Length, expected, [.. actual]);
    }

    private static int ClampToZero(this int index) => Math.Max(0, index);
}
