using System.Collections.Immutable;
using MlMath.SiteGen.Audit;
using MlMath.SiteGen.Audit.Determinism;
using MlMath.SiteGen.Audit.Mutation;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Timing;

namespace MlMath.SiteGen.Commands;

/// <summary>
/// `sitegen audit`: does any cell vary, and do the checks find mistakes? Exit 0 clean, 1 with a cell that varies or a note
/// whose score is below the minimum.
/// </summary>
internal static class AuditCommand
{
    public static async Task<int> RunAsync(
        SiteOptions options,
        AuditOptions audit,
        IReporter reporter,
        CancellationToken stop
    )
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

        if (result.Failed)
        {
            result.Report(reporter);
            reporter.Line($"{result.Summary}; an audit needs notes that verify");
            return CommandLine.ContentHasErrors;
        }

        if (options.Timings)
        {
            TimingReport.Tell(options, result.State, reporter);
        }

        var findings = new DiagnosticBag();
        if (audit.Part != AuditPart.Mutation)
        {
            var variations = await new DeterminismAudit(options, workshop, reporter).RunAsync(result.State, stop);
            findings.AddRange(variations.Select(AuditDiagnostics.Varies));
        }

        var scores = ImmutableArray<NoteScore>.Empty;
        if (audit.Part != AuditPart.Determinism)
        {
            scores = await MutationAudit.RunAsync(result.State, options, workshop, audit.Budget, reporter, stop);
            findings.AddRange(scores.SelectMany(s => Of(s, audit.Minimum)));
        }

        return Tell(findings.ToSorted(), scores, reporter);
    }

    private static IEnumerable<Diagnostic> Of(NoteScore score, int minimum)
    {
        if (score.Percent < minimum)
        {
            yield return AuditDiagnostics.ScoreTooLow(score, minimum);
        }

        if (score.Unsteady is { } cell)
        {
            yield return AuditDiagnostics.Unsteady(cell);
        }

        foreach (var (mutant, _) in score.Fates.Where(f => f.Fate == MutantFate.Survived))
        {
            yield return AuditDiagnostics.Survives(mutant);
        }
    }

    private static int Tell(ImmutableArray<Diagnostic> findings, ImmutableArray<NoteScore> scores, IReporter reporter)
    {
        foreach (var finding in findings)
        {
            reporter.Finding(finding);
        }

        reporter.Table(AuditReport.Scores(scores));
        if (AuditReport.Skipped(scores) is { Length: > 0 } skipped)
        {
            reporter.Line(skipped);
        }

        var untried = scores.Sum(s => s.Untried);
        if (untried > 0)
        {
            reporter.Line($"{untried} mutants not tried in the time: run `audit` again, and it goes on from here");
        }

        var errors = findings.Count(f => f.Severity == Severity.Error);
        reporter.Line(errors == 0 ? "nothing to mend" : $"{errors} to mend");
        return errors == 0 ? CommandLine.Clean : CommandLine.ContentHasErrors;
    }
}
