using System.Collections.Immutable;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Preview;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen preview`: serve the last good site, rebuild on every save, reload what is open.</summary>
internal static class PreviewCommand
{
    public static async Task<int> RunAsync(SiteOptions options, int port, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        // Rebuilt on every save, where an index would cost more than all the rest.
        options = options with
        {
            Search = false,
        };
        await using var workshop = new Workshop(options);
        workshop.Workers.WarmUp();
        var site = ImmutableDictionary<string, ReadOnlyMemory<byte>>.Empty;
        using var changes = new FolderChanges([options.Input, options.Snippets]);
        await using var server = await PreviewServer.StartAsync(
            path => site.TryGetValue(path, out var file) ? file.ToArray() : null,
            port,
            stop
        );
        reporter.Line($"preview on {server.Address} (Ctrl-C ends it)");
        try
        {
            while (true)
            {
                var changed = changes.Version;
                server.Publish(new PreviewEvent("working", "running cells…"));
                var result = await SiteBuild.RunAsync(options, workshop, reporter, stop);
                result.Report(reporter);
                if (result.Failed)
                {
                    server.Publish(
                        new PreviewEvent("findings", string.Join('\n', result.Findings.Select(f => f.ToString())))
                    );
                }
                else
                {
                    site = result.State.Files.ToImmutableDictionary(
                        f => f.Path,
                        f => f.Content,
                        StringComparer.Ordinal
                    );
                    server.Publish(new PreviewEvent("reload", ""));
                }

                reporter.Line(result.Summary);
                await changes.WaitAsync(changed, stop);
            }
        }
        catch (OperationCanceledException)
        {
            return CommandLine.Clean;
        }
    }
}
