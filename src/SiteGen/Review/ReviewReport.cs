using System.Collections.Immutable;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Review;

/// <summary>The changes as text and as rows.</summary>
internal static class ReviewReport
{
    public static ReportTable Of(ImmutableArray<NoteReview> notes) =>
        new(
            "changes",
            "",
            [
                new("path", "note"),
                new("cell", "cell"),
                new("cellBefore", "was cell"),
                new("kind", "kind"),
                new("line", "line"),
                new("lineBefore", "was line"),
                new("before", "before"),
                new("now", "now"),
                new("through", "through"),
            ],
            [.. notes.SelectMany(n => n.Cells.SelectMany(c => c.Changes.Select(change => Row(n, c, change))))]
        )
        {
            Text = [.. notes.SelectMany(Lines)],
        };

    private static ImmutableArray<object?> Row(NoteReview note, CellReview cell, Change change) =>
        [
            note.Path,
            cell.Now?.Index + 1,
            cell.Before?.Index + 1,
            change.Kind,
            change.Now?.Line,
            change.Before?.Line,
            change.Before?.Text,
            change.Now?.Text,
            string.Join(", ", cell.Through),
        ];

    private static IEnumerable<string> Lines(NoteReview note)
    {
        yield return note.Path;
        foreach (var cell in note.Cells)
        {
            yield return $"  {Heading(cell)}";
            foreach (var change in cell.Changes)
            {
                yield return $"    {change.Kind} {Place(change)}: {Quote(change.Before)} → {Quote(change.Now)}";
            }
        }
    }

    private static string Heading(CellReview cell) =>
        (cell.Before, cell.Now) switch
        {
            (null, { } now) => $"new {Place(now)}",
            ({ } before, null) => $"gone: {Place(before)}",
            ({ } before, { } now) => $"{Place(now)} (was {Place(before)}), through {Causes(cell)}",
            _ => "",
        };

    private static string Causes(CellReview cell) =>
        cell.Through.IsEmpty ? "nothing: only what the note says" : string.Join(", ", cell.Through);

    private static string Place(Snippet cell) => $"cell {cell.Index + 1} at line {cell.FenceSpan.Line}";

    private static string Place(Change change) =>
        (change.Before, change.Now) switch
        {
            ({ } before, { } now) => $"line {now.Line} (was {before.Line})",
            (null, { } now) => $"line {now.Line}",
            ({ } before, _) => $"(was line {before.Line})",
            _ => "",
        };

    private static string Quote(Stated? stated) => stated is null ? "nothing" : $"`{Excerpt.Of(stated.Text)}`";
}
