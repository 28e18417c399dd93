using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen clean`: delete what builds made, and nothing else.</summary>
internal static class CleanCommand
{
    public static int Run(SiteOptions options, IReporter reporter)
    {
        if (Directory.Exists(options.Output))
        {
            if (!Preconditions.OutputReplaceable(options, reporter))
            {
                return CommandLine.WrongUse;
            }

            Directory.Delete(options.Output, recursive: true);
            reporter.Line($"deleted {SiteOptions.Shown(options.Output)}");
        }

        // Only the kinds of result that this program stores: the folder may hold other things.
        foreach (
            var kind in new[]
            {
                "cells",
                "formulas",
                "figures",
                "listings",
                "search",
                "cards",
                "capstone",
                "mutants",
                "steady",
                "timings",
                "refs",
                "docs",
                "exports",
                "why",
                "builds",
                "tmp",
            }
        )
        {
            var folder = Path.Combine(options.Cache, kind);
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
                reporter.Line($"deleted {SiteOptions.Shown(folder)}");
            }
        }

        return CommandLine.Clean;
    }
}
