using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Review;

/// <summary>One thing that a note says a cell gives.</summary>
/// <param name="Kind">`value`, `output`, or the figure: `figure 1`, `frame 3`.</param>
/// <param name="Line">In the file that says it, from 1.</param>
/// <param name="Text">What is said.</param>
/// <param name="Context">By which its counterpart in another version is found: the line that it stands on.</param>
public sealed record Stated(string Kind, int Line, string Text, string Context)
{
    /// <summary>All that is said of a cell: its values, its output, its figures, in that order.</summary>
    public static ImmutableArray<Stated> Of(Snippet snippet, FigureRecords records) =>
        [
            .. Values(snippet),
            .. snippet.Output is { } output ? Lines("output", output.Content) : [],
            .. records
                .All.Where(r => r.Name.Cell == snippet.Index + 1)
                .SelectMany(r => Lines($"{r.Name.Kind} {r.Name.Ordinal}", r.Content)),
        ];

    private static IEnumerable<Stated> Values(Snippet snippet)
    {
        if (snippet.Language != SnippetLanguage.CSharp || snippet.Mode == SnippetMode.Fails)
        {
            return [];
        }

        return ValueComments
            .Instrument(snippet.Code.Text, CellCompiler.Script, 0)
            .Places.Select(p =>
            {
                var line = snippet.Code.Span(p.Start, p.Length).Line;
                return new Stated("value", line, p.Expected, snippet.Code.Source.LineText(line).Trim());
            });
    }

    private static IEnumerable<Stated> Lines(string kind, MappedCode content) =>
        TextLines.Of(content.Text).Select(l => new Stated(kind, content.Span(l.Start, 0).Line, l.Text, l.Text));
}
