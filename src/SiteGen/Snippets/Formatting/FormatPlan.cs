using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Accept;

namespace MlMath.SiteGen.Snippets.Formatting;

/// <summary>One cell to format: where it stands, and its code made ready.</summary>
public sealed record FormatCell(CellText Place, ClosedCode Code)
{
    /// <summary>
    /// The cells of a note that are C#. Without those that do not parse: a `fails=` cell may be meant so, of any other
    /// the compiler tells more.
    /// </summary>
    public static IEnumerable<FormatCell> Of(IEnumerable<Snippet> snippets) =>
        snippets.Where(s => s.Language == SnippetLanguage.CSharp).Select(s => Of(CellText.Of(s))).OfType<FormatCell>();

    public static FormatCell? Of(CellText? place) =>
        place is not null && ClosedCode.Of(place.Text) is { } code ? new FormatCell(place, code) : null;
}

/// <summary>What is not laid out as the formatter would, and the edits that mend it.</summary>
/// <param name="Edits">In no two of the same file do spans overlap.</param>
/// <param name="Unformatted">For each edit, the first line that differs.</param>
/// <param name="Refused">Cells that the formatter cannot format.</param>
public sealed record FormatPlan(
    ImmutableArray<AcceptEdit> Edits,
    ImmutableArray<Diagnostic> Unformatted,
    ImmutableArray<Diagnostic> Refused
)
{
    /// <param name="cells">Each once: listings may belong to several notes.</param>
    /// <param name="formatted">What the formatter made of each cell's code; null where it could not.</param>
    public static FormatPlan Make(IReadOnlyList<FormatCell> cells, IReadOnlyList<string?> formatted)
    {
        var edits = ImmutableArray.CreateBuilder<AcceptEdit>();
        var (unformatted, refused) = (new DiagnosticBag(), new DiagnosticBag());
        foreach (var (cell, text) in cells.Zip(formatted))
        {
            if ((text is null ? null : cell.Code.Open(text)) is not { } opened)
            {
                var first = cell.Place.Source.LineStart(cell.Place.FirstLine);
                refused.Add(
                    FormatDiagnostics.CannotFormat(cell.Place.Source.Span(first + cell.Place.Prefix.Length, 0))
                );
                continue;
            }

            var lines = opened.TrimEnd('\n').Split('\n');
            if (cell.Place.FirstDifference(lines) is { } span)
            {
                unformatted.Add(FormatDiagnostics.NotFormatted(span));
                edits.Add(cell.Place.Edit(lines)!);
            }
        }

        return new FormatPlan(edits.ToImmutable(), unformatted.ToSorted(), refused.ToSorted());
    }
}
