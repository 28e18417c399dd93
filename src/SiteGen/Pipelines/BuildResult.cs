using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines;

/// <summary>What a build came to.</summary>
/// <param name="Findings">In file order.</param>
public sealed record BuildResult(BuildState State, ImmutableArray<Diagnostic> Findings, bool Strict)
{
    public bool Failed => Findings.Any(f => Strict || f.Severity == Severity.Error);

    public CheckCounts Checks =>
        State.Notes.Aggregate(default(CheckCounts), (sum, n) => sum + (n.Verdict?.Counts ?? default));

    /// <summary>`8 notes, 45 cells, 310 checks`, with the findings where there are any. No times: equal builds say the same.</summary>
    public string Summary
    {
        get
        {
            var checks = Checks;
            var notes = State.Notes.Count(n => n is { Kind: PageKind.Note, Selected: true });
            var cells = State.Notes.Sum(n => n.CellCount);
            var text =
                $"{Count(notes, "note")}, {Count(cells, "cell")}, {Count(checks.Values, "value")}, "
                + $"{Count(checks.Lines, "line")} of output and {Count(checks.Figures, "figure")} checked";
            var errors = Findings.Count(f => f.Severity == Severity.Error);
            var warnings = Findings.Length - errors;
            return text
                + (errors > 0 ? $"; {Count(errors, "error")}" : "")
                + (warnings > 0 ? $"; {Count(warnings, "warning")}" : "");
        }
    }

    public void Report(IReporter reporter)
    {
        foreach (var finding in Findings)
        {
            reporter.Finding(finding);
        }
    }

    private static string Count(int n, string noun) => n == 1 ? $"1 {noun}" : $"{n} {noun}s";
}
