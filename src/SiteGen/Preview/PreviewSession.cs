using System.Diagnostics;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Pipelines.Modules;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Preview;

/// <summary>
/// Builds on every save and on every note whose cells have run, and shows what came of it. A build waits a moment for
/// cells, so that a light one is shown at once, and no longer, so that a heavy one keeps no prose waiting.
/// </summary>
internal sealed class PreviewSession(
    SiteOptions options,
    Workshop workshop,
    PreviewReporter reporter,
    PreviewTraining training,
    Action<PreviewEvent> publish
)
{
    // Notes that finish together are shown together.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(100);

    private volatile PreviewSite _site = PreviewSite.OfFolder(options.Output);

    /// <summary>How long a build of a preview waits for cells that have just begun.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>What is to be shown. At first that is the last site that was written; null where there is none.</summary>
    public PreviewSite? Site => _site.IsEmpty ? null : _site;

    /// <exception cref="OperationCanceledException">Asked to stop: the only way that this ends.</exception>
    public async Task RunAsync(FolderChanges changes, CancellationToken stop)
    {
        var saved = changes.NextAsync(stop);
        string? cause = "opened";
        var never = Task.Delay(Timeout.Infinite, stop);
        var trained = never;
        if (training.Start())
        {
            trained = training.Finished;
            reporter.Line($"the capstone trains; its curve is on /{CapstonePages.Run}");
        }

        while (true)
        {
            using var newer = CancellationTokenSource.CreateLinkedTokenSource(stop);
            var build = BuildAsync(cause, newer.Token);
            if (await Task.WhenAny(build, saved) != build)
            {
                // What it would show is no longer what the files say.
                await newer.CancelAsync();
            }

            try
            {
                await build;
                await NextAsync(saved, trained, stop);
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested) { }

            cause = null;
            if (trained.IsCompleted)
            {
                (cause, trained) = ("the capstone is trained", never);
            }

            if (saved.IsCompleted)
            {
                cause = $"saved {string.Join(", ", (await saved).Select(f => Path.GetRelativePath(options.Input, f)))}";
                saved = changes.NextAsync(stop);
            }
        }
    }

    /// <summary>One build, shown when it is done.</summary>
    /// <param name="cause">Why, for who reads the terminal; null where cells have run meanwhile.</param>
    public async Task BuildAsync(string? cause, CancellationToken stop)
    {
        var watch = Stopwatch.StartNew();
        BuildResult result;
        training.Pause();
        try
        {
            var now = options with { CellPatience = Patience, WorkAhead = true, First = [.. _site.PagesLookedAt] };
            result = await SiteBuild.PreviewAsync(now, workshop, reporter, stop);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // A file that went away while it was read: what its editor does next will be seen too.
            reporter.Refuse("ENV112", error.Message.TrimEnd('.'), "save again when the file is there");
            training.Resume();
            return;
        }

        workshop.Running.KeepOnly(
            result.State.Notes.Select(n => n.Note.Address.Path).ToHashSet(StringComparer.Ordinal)
        );
        var isRunning = result.State.Notes.Any(n => n.IsRunning);
        IEnumerable<SiteFile> files = result.State.Files;
        if (training.IsUnderWay && result.State.Capstone is null)
        {
            files = files.Append(PreviewTrainingPage.Of(result.State));
        }

        _site = _site.After(files, whole: result.Findings.IsEmpty && !isRunning);
        if (!isRunning)
        {
            training.Resume();
        }

        publish(new PreviewEvent("site", PreviewNews.Of(result)));
        reporter.Tell(cause, WorkOf(workshop.Memory), watch.Elapsed, result);
    }

    private async Task NextAsync(Task saved, Task trained, CancellationToken stop)
    {
        if (await Task.WhenAny(saved, trained, workshop.Running.AnyAsync(stop)) != saved)
        {
            await Task.WhenAny(saved, Task.Delay(Gathering, stop));
        }

        stop.ThrowIfCancellationRequested();
    }

    private static string WorkOf(WorkMemory memory) =>
        string.Join(
            ", ",
            new[]
            {
                Count(memory.Done(ParseNotes.Parsed), "note parsed", "notes parsed"),
                Count(memory.Done(RunCells.CellRan), "cell run", "cells run"),
                Count(memory.Done(TypesetNotes.Requested), "piece typeset", "pieces typeset"),
            }.OfType<string>()
        );

    private static string? Count(int n, string one, string many) =>
        n switch
        {
            0 => null,
            1 => $"1 {one}",
            _ => $"{n} {many}",
        };
}
