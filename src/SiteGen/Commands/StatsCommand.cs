using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Stats;

namespace MlMath.SiteGen.Commands;

/// <summary>
/// `sitegen stats`: what each note holds, against what the template asks, and paragraphs that two notes share. Exit 1
/// with a shared paragraph; with `--strict` also outside a range.
/// </summary>
internal static class StatsCommand
{
    public static async Task<int> RunAsync(SiteOptions options, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        await using var workshop = new Workshop(options);
        var result = await SiteBuild.RunCellsAsync(options, workshop, reporter, stop);
        if (result is null)
        {
            return CommandLine.WrongUse;
        }

        var notes = result
            .State.Notes.Where(n => n is { Selected: true, Kind: PageKind.Note, Document: not null })
            .Select(NoteStats.Of)
            .ToImmutableArray();
        var findings = new DiagnosticBag();
        findings.AddRange(result.Findings);
        findings.AddRange(SharedParagraphs.In(notes));
        findings.AddRange(
            notes.SelectMany(n =>
                n.Outside.Select(o => StatsDiagnostics.OutOfRange(n.Build.Note.Source.Span(0, 0), o.Measure, o.Count))
            )
        );
        var sorted = findings.ToSorted();
        foreach (var finding in sorted)
        {
            reporter.Finding(finding);
        }

        reporter.Table(TableOf(notes));
        return sorted.Any(f => options.Strict || f.Severity == Severity.Error)
            ? CommandLine.ContentHasErrors
            : CommandLine.Clean;
    }

    private static ReportTable TableOf(ImmutableArray<NoteStats> notes) =>
        new(
            "stats",
            "what the notes hold",
            [
                new("note", "note"),
                .. Measure.All.Select(m => new ReportColumn(m.Name, m.Name)),
                new("outside", "outside its range"),
            ],
            [
                .. notes.Select(n =>
                    ImmutableArray.Create<object?>(
                        [
                            n.Build.Note.Address.Reference,
                            .. n.Counts.Cast<object?>(),
                            string.Join(", ", n.Outside.Select(o => o.Measure.Name)),
                        ]
                    )
                ),
            ]
        );
}
