using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>Reads a note's markdown. Every position is an offset in the file, front matter included.</summary>
public static class NoteParser
{
    /// <param name="bodyStart">Offset of the first character after the front matter.</param>
    /// <returns>What could be read; what could not is reported.</returns>
    public static NoteDocument Parse(SourceText source, int bodyStart, DiagnosticBag diagnostics, ParseOptions options)
    {
        MarkdownDocument syntax;
        try
        {
            syntax = Markdig.Markdown.Parse(Blank(source.Text, bodyStart), NotePipeline.Instance);
        }
        catch (ArgumentException error) when (error.Message.Contains("depth limit", StringComparison.Ordinal))
        {
            diagnostics.Add(MarkdownDiagnostics.TooDeep(source.Span(bodyStart, 0)));
            return new NoteDocument { Source = source };
        }

        if (TreeDepth.FindBelow(syntax, NotePipeline.TreeDepth) is { } deep)
        {
            diagnostics.Add(MarkdownDiagnostics.TooDeep(source.Span(Math.Max(deep.Span.Start, bodyStart), 0)));
            return new NoteDocument { Source = source };
        }

        return new NoteCollector(source, diagnostics, options).Collect(syntax);
    }

    // Blank lines of the same length stand for the front matter, so that no offset moves.
    private static string Blank(string text, int bodyStart) =>
        string.Create(
            text.Length,
            (text, bodyStart),
            static (span, from) =>
            {
                from.text.CopyTo(span);
                foreach (ref var c in span[..from.bodyStart])
                {
                    c = c is '\r' or '\n' ? c : ' ';
                }
            }
        );
}
