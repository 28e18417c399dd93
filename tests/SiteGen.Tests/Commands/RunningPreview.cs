using System.Diagnostics;
using MlMath.Processes;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>A `sitegen preview` in a process of its own, with a page open.</summary>
internal sealed class RunningPreview : IAsyncDisposable
{
    private readonly StreamReader _events;

    private RunningPreview(Process process, HttpClient client, StreamReader events)
    {
        Process = process;
        Client = client;
        _events = events;
    }

    public Process Process { get; }

    public HttpClient Client { get; }

    public static async Task<RunningPreview> StartAsync(
        string folder,
        CancellationToken stop,
        params (string Name, string Value)[] environment
    )
    {
        var process = Sitegen.Start(folder, "preview --port 0", environment);
        _ = process.StandardError.ReadToEndAsync(stop);
        var client = new HttpClient { BaseAddress = await PreviewAddress.ReadAsync(process.StandardOutput, stop) };
        var events = new StreamReader(await client.GetStreamAsync("_preview/events", stop));
        return new RunningPreview(process, client, events);
    }

    /// <summary>The news of the next build that has some text in them.</summary>
    public async Task<string> NewsAsync(string text, CancellationToken stop)
    {
        const string Begins = "data: ";
        while (await _events.ReadLineAsync(stop) is { } line)
        {
            if (
                line.StartsWith(Begins + "{\"findings\":", StringComparison.Ordinal)
                && line.Contains(text, StringComparison.Ordinal)
            )
            {
                return line[Begins.Length..];
            }
        }

        throw new EndOfStreamException($"the stream ended before `{text}`");
    }

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        Client.Dispose();
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
            await Process.WaitForExitAsync();
        }

        Process.Dispose();
    }
}
