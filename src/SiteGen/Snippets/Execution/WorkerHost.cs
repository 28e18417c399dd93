using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Sockets;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The worker process: `sitegen worker --socket PATH`. It runs the chains that it is sent, one at a time.</summary>
public static class WorkerHost
{
    // The page of the last save is laid out first: the author waits for it, and for nothing of what is done ahead.
    private static readonly TimeSpan BeforeWorkingAhead = TimeSpan.FromMilliseconds(150);

    /// <param name="socketPath">The Unix domain socket at which the generator listens.</param>
    /// <returns>Exit code: 0. The process ends when the generator does.</returns>
    public static async Task<int> RunAsync(string socketPath)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        using var channel = new WorkerChannel(socket);
        var thread = new CellThread();
        var warm = thread.RunAsync(() =>
        {
            var runner = new ChainRunner();
            WarmUp(runner, Path.GetDirectoryName(socketPath)!);
            return runner;
        });
        // Received on another thread than cells run on: a cell that never ends must not outlive the generator.
        var requests = System.Threading.Channels.Channel.CreateUnbounded<WorkerMessage>();
        _ = Task.Run(async () =>
        {
            while (await channel.ReceiveAsync() is { } request)
            {
                await requests.Writer.WriteAsync(request);
            }

            Process.GetCurrentProcess().Kill();
        });

        var runner = await warm;
        await channel.SendAsync(new WorkerReady());
        using var steps = new StepRunner(runner);
        await foreach (var request in requests.Reader.ReadAllAsync())
        {
            var chain = request as ChainRequest;
            if (chain is null || !runner.IsAheadOf(chain))
            {
                thread.Dispose();
                thread = new CellThread();
            }

            if (chain is null)
            {
                await channel.SendAsync(await thread.RunAsync(() => steps.Answer(request)));
                continue;
            }

            var retire = await thread.RunAsync(() =>
                runner.Run(
                    chain,
                    i => channel.SendAsync(new CellStarted(i)).GetAwaiter().GetResult(),
                    (i, run) => channel.SendAsync(new CellFinished(i, RunCodec.Encode(run))).GetAwaiter().GetResult(),
                    () => channel.SendAsync(new PreludeStarted()).GetAwaiter().GetResult()
                )
            );
            await channel.SendAsync(new ChainFinished(retire));
            if (chain.Ahead && !retire)
            {
                await Task.WhenAny(requests.Reader.WaitToReadAsync().AsTask(), Task.Delay(BeforeWorkingAhead));
                thread.Dispose();
                thread = new CellThread();
                await thread.RunAsync(() =>
                {
                    runner.WorkAhead(chain, () => requests.Reader.TryPeek(out _));
                    return true;
                });
            }
        }

        return 0;
    }

    // The first compilation costs most of a second: it is paid while the generator still parses notes.
    private static void WarmUp(ChainRunner runner, string folder)
    {
        var cell = new CellRequest(
            """
            using System; using System.Linq;
            var xs = Enumerable.Range(1, 3).Select(i => i * 0.5).ToArray();
            double Mean(double[] values) { var sum = 0.0; foreach (var v in values) { sum += v; } return sum / values.Length; }
            Console.WriteLine($"{Mean(xs):F2}");
            Mean(xs) // => 1
            """,
            SnippetLanguage.CSharp,
            SnippetMode.Run,
            Reset: false,
            ExpectedError: null,
            Slider: null
        );
        var scratch = Directory.CreateDirectory(Path.Combine(folder, $"warm-up-{Environment.ProcessId}")).FullName;
        var chain = new ChainRequest(
            null,
            [cell, cell],
            ImmutableDictionary<string, byte[]>.Empty,
            scratch,
            First: 0,
            FirstWanted: 0,
            Seed: 0,
            new SnippetLimits(),
            Ahead: false
        );
        runner.Run(chain, _ => { }, (_, run) => RunCodec.Encode(run));
        Environment.CurrentDirectory = folder;
        Directory.Delete(scratch);
    }
}
