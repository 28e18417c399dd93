using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets.Accept;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen accept`: show what differs, then rewrite just those spans. An error is never accepted.</summary>
internal static class AcceptCommand
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

        var plan = AcceptPlan.Combine(
            result
                .State.Notes.Where(n => n is { Document: not null, Records: not null })
                .Select(n => AcceptPlan.Make(n.Document!.Snippets, n.Runs, n.Records!))
        );
        if (plan.Edits.Length > 0)
        {
            reporter.Line(AcceptDiff.Render(plan).TrimEnd('\n'));
        }

        var applied = AcceptWriter.Apply(plan, Environment.CurrentDirectory);
        foreach (var finding in plan.Diagnostics.Concat(applied.Diagnostics))
        {
            reporter.Finding(finding);
        }

        foreach (var file in applied.Written)
        {
            reporter.Line($"rewrote {file}");
        }

        // What accept cannot mend is left for its author: compile errors, exceptions, bad fences.
        var after = applied.Written.IsEmpty
            ? result
            : (await SiteBuild.RunCellsAsync(options, workshop, reporter, stop))!;
        after.Report(reporter);
        reporter.Line(after.Summary);
        return after.Failed ? CommandLine.ContentHasErrors : CommandLine.Clean;
    }
}
