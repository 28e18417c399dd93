using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Timing;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen verify`: run and check, write nothing. Exit 0 clean, 1 findings.</summary>
internal static class VerifyCommand
{
    public static async Task<int> RunAsync(
        SiteOptions options,
        bool coverage,
        IReporter reporter,
        CancellationToken stop
    )
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        await using var workshop = new Workshop(options);
        var result = await SiteBuild.VerifyAsync(options, workshop, reporter, stop);
        if (result is null)
        {
            return CommandLine.WrongUse;
        }

        result.Report(reporter);
        if (options.Timings)
        {
            TimingReport.Tell(options, result.State, reporter);
        }

        if (coverage)
        {
            foreach (var line in Coverage.Of(result.State))
            {
                reporter.Line(line);
            }
        }

        reporter.Line(result.Summary);
        return result.Failed ? CommandLine.ContentHasErrors : CommandLine.Clean;
    }
}
