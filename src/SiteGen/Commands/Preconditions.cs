using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>What must hold before a command touches anything.</summary>
internal static class Preconditions
{
    public static bool InputExists(SiteOptions options, IReporter reporter)
    {
        if (Directory.Exists(options.Input))
        {
            return true;
        }

        reporter.Refuse(
            "ENV113",
            $"there is no folder `{SiteOptions.Shown(options.Input)}`",
            "run the command where the folder of notes is, or name it with `--input DIR`"
        );
        return false;
    }

    public static bool OutputReplaceable(SiteOptions options, IReporter reporter)
    {
        if (Contains(options.Output, options.Input) || Contains(options.Input, options.Output))
        {
            reporter.Refuse(
                "ENV114",
                $"`{SiteOptions.Shown(options.Output)}` and `{SiteOptions.Shown(options.Input)}` overlap, and the output is replaced as a whole",
                "name a folder of its own with `--output DIR`"
            );
            return false;
        }

        if (SiteWriter.MayReplace(options.Output))
        {
            return true;
        }

        reporter.Refuse(
            "ENV115",
            $"`{SiteOptions.Shown(options.Output)}` holds files that no build made",
            "name an empty folder with `--output DIR`, or empty this one"
        );
        return false;
    }

    private static bool Contains(string outer, string inner) =>
        !Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(inner))
            .StartsWith("..", StringComparison.Ordinal)
        && !Path.IsPathRooted(Path.GetRelativePath(Path.GetFullPath(outer), Path.GetFullPath(inner)));
}
