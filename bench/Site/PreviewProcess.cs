using System.Diagnostics;
using System.Globalization;
using MlMath.Processes;

namespace MlMath.Bench.Site;

/// <summary>A running `sitegen preview`, as an editor and a browser see it.</summary>
internal sealed class PreviewProcess : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(30);

    private readonly Process _process;
    private readonly HttpClient _client;
    private readonly StreamReader _events;
    private readonly HashSet<int> _seen = [];
    private string? _last;

    private PreviewProcess(Process process, HttpClient client, StreamReader events)
    {
        _process = process;
        _client = client;
        _events = events;
    }

    /// <param name="folder">Holds `input/` and `snippets/`.</param>
    public static async Task<PreviewProcess> StartAsync(string folder)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
        };
        foreach (
            var argument in (string[])
                [
                    Path.Combine(AppContext.BaseDirectory, "sitegen.dll"),
                    "preview",
                    "--port",
                    "0",
                    "--timeout",
                    "300",
                    "--capstone",
                    "none",
                ]
        )
        {
            start.ArgumentList.Add(argument);
        }

        var process = Process.Start(start)!;
        var address = await PreviewAddress.ReadAsync(process.StandardOutput, CancellationToken.None);
        var client = new HttpClient { BaseAddress = address, Timeout = Longest };
        var events = new StreamReader(await client.GetStreamAsync("_preview/events"));
        return new PreviewProcess(process, client, events);
    }

    /// <summary>Waits for news in which no cell runs any more, or only until a page shows a text.</summary>
    /// <param name="page">`maths/linear-algebra/svd-qr-lu/`.</param>
    /// <param name="text">What it must show; null for anything.</param>
    /// <param name="complete">Whether its cells must have run.</param>
    public async Task ShownAsync(string page, string? text, bool complete)
    {
        while (await NewsAsync() is { } news)
        {
            if (complete && Running(news).Contains(page, StringComparison.Ordinal))
            {
                continue;
            }

            var html = await _client.GetStringAsync(page);
            if (text is null || html.Contains(text, StringComparison.Ordinal))
            {
                return;
            }
        }

        throw new EndOfStreamException($"the preview ended before {page} showed `{text}`");
    }

    /// <summary>Waits until no cell of any page runs.</summary>
    public async Task QuietAsync()
    {
        while (Running(_last).Length > 2 && await NewsAsync() is not null) { }
    }

    /// <summary>Bytes of memory of the process and all that it started.</summary>
    public long ResidentBytes()
    {
        var now = ProcessTree.Below(_process.Id);
        _seen.UnionWith(now.Select(p => p.Id));
        return now.Sum(p => p.ResidentBytes);
    }

    /// <summary>Ends it as Ctrl-C or a supervisor does.</summary>
    /// <returns>How many of its processes are still there five seconds later.</returns>
    public async Task<int> EndAsync(string signal)
    {
        ResidentBytes();
        using (var kill = Process.Start("kill", ["-s", signal, _process.Id.ToString(CultureInfo.InvariantCulture)]))
        {
            await kill.WaitForExitAsync();
        }

        for (var i = 0; i < 50 && _seen.Any(ProcessTree.IsAlive); i++)
        {
            await Task.Delay(100);
        }

        return _seen.Count(ProcessTree.IsAlive);
    }

    // After each build the preview tells in one line of JSON what is wrong and, last, which pages' cells still run.
    private async Task<string?> NewsAsync()
    {
        const string Begins = "data: {";
        string? line;
        while ((line = await _events.ReadLineAsync()) is not null && !line.StartsWith(Begins, StringComparison.Ordinal))
        { }

        return _last = line;
    }

    private static string Running(string? news)
    {
        const string Key = "\"running\":";
        var at = news?.IndexOf(Key, StringComparison.Ordinal) ?? -1;
        return at < 0 ? "[]" : news![(at + Key.Length)..].TrimEnd('}');
    }

    public async ValueTask DisposeAsync()
    {
        _events.Dispose();
        _client.Dispose();
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }
}
