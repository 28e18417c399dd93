using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Timing;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen build`: run and check all, write the site. With any error the last good site stays as it was.</summary>
internal static class BuildCommand
{
    public static async Task<int> RunAsync(SiteOptions options, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter) || !Preconditions.OutputReplaceable(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        var stamp = new BuildStamp(Path.Combine(options.Cache, "builds"), options);
        var inputs = BuildStamp.InputsOf(options, SiteBuild.EnvironmentOf(options));
        if (!options.Force && !options.Timings && stamp.TryGet(inputs) is { } last)
        {
            reporter.Line($"{SiteOptions.Shown(options.Output)} is up to date: {last}");
            return CommandLine.Clean;
        }

        await using var workshop = new Workshop(options);
        // Nothing is stored yet, so every cell will run: let the compilers warm up while notes are read.
        if (options.Force || !Directory.Exists(Path.Combine(options.Cache, Snippets.CellKeys.Kind)))
        {
            workshop.Workers.WarmUp();
        }

        var result = await SiteBuild.RunAsync(options, workshop, reporter, stop);
        result.Report(reporter);
        if (options.Timings)
        {
            TimingReport.Tell(options, result.State, reporter);
        }

        if (result.Failed)
        {
            reporter.Line($"{result.Summary}; {SiteOptions.Shown(options.Output)} is as it was");
            return CommandLine.ContentHasErrors;
        }

        SiteWriter.Write(options.Output, result.State.Files);
        // A build with warnings is told anew each time, so it is not stamped.
        if (result.Findings.IsEmpty)
        {
            stamp.Put(inputs, result.Summary);
        }

        reporter.Line($"wrote {SiteOptions.Shown(options.Output)}: {result.Summary}");
        return CommandLine.Clean;
    }
}
