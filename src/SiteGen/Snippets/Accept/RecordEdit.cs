using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>Writes a note's record file anew: records that still hold are kept as they are.</summary>
internal static class RecordEdit
{
    /// <returns>An edit of the whole file; null when it is right already.</returns>
    public static AcceptEdit? Make(
        IReadOnlyList<Snippet> snippets,
        IReadOnlyList<SnippetRun> runs,
        FigureRecords records
    )
    {
        var sections = new List<(FigureName Name, string Record)>();
        foreach (var (snippet, run) in snippets.Zip(runs))
        {
            if (SnippetChecker.CodeIsRight(snippet, run))
            {
                sections.AddRange(RunFigure.Of(snippet, run).Select(f => (f.Name, Keep(records.Find(f.Name), f))));
            }
            else
            {
                // A cell that failed says nothing about its figures.
                var cell = records.All.Where(r => r.Name.Cell == snippet.Index + 1);
                sections.AddRange(cell.Select(r => (r.Name, r.Content.Text)));
            }
        }

        var source = records.Source;
        var text = FigureRecords.Write(sections);
        if (source.Text.ReplaceLineEndings("\n") == text)
        {
            return null;
        }

        var newLine = source.Text.Contains("\r\n", StringComparison.Ordinal) ? "\r\n" : "\n";
        return new AcceptEdit(
            source.Span(0, source.Text.Length),
            text.Replace("\n", newLine, StringComparison.Ordinal)
        );
    }

    private static string Keep(FigureRecord? record, RunFigure figure) =>
        record is not null && OutputComparer.Compare(record.Content.Text, figure.Record).Matches
            ? record.Content.Text
            : figure.Record;
}
