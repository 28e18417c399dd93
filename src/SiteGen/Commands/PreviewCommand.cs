using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Preview;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen preview`: serve the site as it would be now, rebuild on every save, reload what is open.</summary>
internal static class PreviewCommand
{
    public static async Task<int> RunAsync(
        SiteOptions options,
        int port,
        bool details,
        IReporter reporter,
        CancellationToken stop
    )
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        // An index would cost more than all the rest of a save.
        options = options with
        {
            Search = false,
        };
        await using var workshop = new Workshop(options);
        workshop.Workers.WarmUp();
        using var changes = new FolderChanges([options.Input, options.Snippets]);
        PreviewServer? server = null;
        void Publish(PreviewEvent message) => server?.Publish(message);
        var told = new PreviewReporter(reporter, TimeProvider.System, details, Publish);
        await using var training = new PreviewTraining(options, workshop.Cache, Publish, told.Line);
        var session = new PreviewSession(options, workshop, told, training, Publish);
        server = await PreviewServer.StartAsync(() => session.Site, port, stop);
        await using var _ = server;
        reporter.Line($"preview on {server.Address} (Ctrl-C ends it)");
        try
        {
            await session.RunAsync(changes, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested) { }

        return CommandLine.Clean;
    }
}
