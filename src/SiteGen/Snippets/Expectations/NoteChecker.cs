using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>All verdicts of a note.</summary>
/// <param name="Verdicts">One per snippet, in order.</param>
/// <param name="Diagnostics">Of all the cells and of the record file.</param>
/// <param name="Counts">Summed over the cells.</param>
/// <param name="Records">The recorded figures, under the numbers that their cells have now.</param>
public sealed record NoteVerdict(
    ImmutableArray<SnippetVerdict> Verdicts,
    ImmutableArray<Diagnostic> Diagnostics,
    CheckCounts Counts,
    FigureRecords Records
);

/// <summary>Checks a note's runs and its recorded figures.</summary>
public static class NoteChecker
{
    /// <param name="snippets">The note's snippets in order.</param>
    /// <param name="runs">One per snippet.</param>
    /// <exception cref="ArgumentException">The numbers of snippets and runs differ.</exception>
    public static NoteVerdict Check(
        IReadOnlyList<Snippet> snippets,
        IReadOnlyList<SnippetRun> runs,
        FigureRecords records
    )
    {
        if (snippets.Count != runs.Count)
        {
            throw new ArgumentException($"{snippets.Count} snippets have {runs.Count} runs", nameof(runs));
        }

        records = MovedFigures.Follow(records, snippets, runs);
        var verdicts = snippets.Zip(runs, (s, r) => SnippetChecker.Check(s, r, records)).ToImmutableArray();
        ImmutableArray<Diagnostic> diagnostics =
        [
            .. verdicts.SelectMany(v => v.Diagnostics),
            .. records.Diagnostics,
            .. Stale(snippets, runs, records).Select(r => ExpectationDiagnostics.StaleRecord(r.Heading, r.Name)),
        ];
        var counts = verdicts.Aggregate(default(CheckCounts), (sum, v) => sum + v.Counts);
        return new NoteVerdict(verdicts, diagnostics, counts, records);
    }

    // A cell that failed says nothing about its figures: their records are neither right nor stale.
    private static IEnumerable<FigureRecord> Stale(
        IReadOnlyList<Snippet> snippets,
        IReadOnlyList<SnippetRun> runs,
        FigureRecords records
    )
    {
        var made = snippets.Zip(runs, RunFigure.Of).SelectMany(f => f).Select(f => f.Name).ToHashSet();
        var failed = snippets
            .Zip(runs)
            .Where(p => !SnippetChecker.CodeIsRight(p.First, p.Second))
            .Select(p => p.First.Index + 1)
            .ToHashSet();
        return records.All.Where(r => !made.Contains(r.Name) && !failed.Contains(r.Name.Cell));
    }
}
