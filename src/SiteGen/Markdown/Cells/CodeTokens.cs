using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>
/// A cell's code as spans by kind of token; a checked `// => value` is a `tok-claim`, and `data-name` is the place of a
/// name in the page's table.
/// </summary>
internal static class CodeTokens
{
    public static void Write(NoteHtmlRenderer renderer, Snippet snippet, SnippetRun? run)
    {
        var code = snippet.Code.Text.TrimEnd('\n');
        var places = renderer.Names.Add(snippet, run?.Symbols ?? []);
        var at = 0;
        foreach (var token in (run?.Tokens ?? []).OrderBy(t => t.Start))
        {
            var end = token.Start + token.Length;
            if (token.Start < at || end > code.Length)
            {
                continue;
            }

            renderer.WriteEscape(code[at..token.Start]);
            renderer.Write("<span class=\"tok-").Write(KindOf(code, token));
            if (token.Symbol is { } symbol && symbol < places.Length)
            {
                renderer.Write($"\" data-name=\"{places[symbol]}");
            }

            renderer.Write("\">");
            renderer.WriteEscape(code[token.Start..end]).Write("</span>");
            at = end;
        }

        renderer.WriteEscape(code[at..]);
    }

    private static string KindOf(string code, CodeToken token)
    {
        var text = code.AsSpan(token.Start, token.Length);
        return token.Kind == "comment" && text.StartsWith("//") && text[2..].TrimStart().StartsWith("=>")
            ? "claim"
            : token.Kind;
    }
}
