using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen capstone`: the files beside the notes that the published runs are made from and held against.</summary>
internal static class CapstoneCommand
{
    /// <summary>`refresh`: takes the notes' prose as the corpus, then does as <see cref="AcceptAsync"/>.</summary>
    public static async Task<int> RefreshAsync(SiteOptions options, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        await using (var workshop = new Workshop(options))
        {
            var parsed = (await SiteBuild.ParseAsync(options, workshop, reporter, stop))!;
            if (parsed.Failed)
            {
                parsed.Report(reporter);
                return CommandLine.ContentHasErrors;
            }

            await WriteAsync(Snapshot.TextFile(options), Snapshot.Of(parsed.State), reporter, stop);
        }

        return await AcceptAsync(options, reporter, stop);
    }

    /// <summary>`accept`: trains what the cache does not hold, and records what the runs come to.</summary>
    public static async Task<int> AcceptAsync(SiteOptions options, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        var published = options with { Capstone = CapstoneMode.Full, CapstoneCorpus = null };
        await using var workshop = new Workshop(published);
        var trained = await SiteBuild.TrainAsync(published, workshop, reporter, stop);
        trained.Report(reporter);
        if (trained.State.Capstone is not { } capstone)
        {
            reporter.Line("nothing was trained, so nothing is recorded");
            return trained.Failed ? CommandLine.ContentHasErrors : CommandLine.Clean;
        }

        var record = string.Concat(RunRecords.Lines(capstone).Select(line => $"{line}\n"));
        await WriteAsync(Snapshot.RecordFile(options), record, reporter, stop);
        return CommandLine.Clean;
    }

    private static async Task WriteAsync(string file, string text, IReporter reporter, CancellationToken stop)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text, stop);
        reporter.Line($"wrote {SiteOptions.Shown(file)}: {text.Length} characters");
    }
}
