using System.Collections.Immutable;
using System.Diagnostics;
using System.Net.Sockets;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The worker process: `sitegen worker --socket PATH`. It runs the chains that it is sent, one at a time.</summary>
public static class WorkerHost
{
    // Deep recursion in a cell is honest mathematics; the bound must not depend on the shell's `ulimit`.
    private const int StackBytes = 16 << 20;

    /// <param name="socketPath">The Unix domain socket at which the generator listens.</param>
    /// <returns>Exit code: 0. The process ends when the generator does.</returns>
    public static async Task<int> RunAsync(string socketPath)
    {
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        await socket.ConnectAsync(new UnixDomainSocketEndPoint(socketPath));
        using var channel = new WorkerChannel(socket);
        var warm = Compute(() =>
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
            if (request is not ChainRequest chain)
            {
                await channel.SendAsync(await Compute(() => steps.Answer(request)));
                continue;
            }

            var retire = await Compute(() =>
                runner.Run(
                    chain,
                    i => channel.SendAsync(new CellStarted(i)).GetAwaiter().GetResult(),
                    (i, run) => channel.SendAsync(new CellFinished(i, RunCodec.Encode(run))).GetAwaiter().GetResult(),
                    () => channel.SendAsync(new PreludeStarted()).GetAwaiter().GetResult()
                )
            );
            await channel.SendAsync(new ChainFinished(retire));
        }

        return 0;
    }

    private static Task<T> Compute<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(
            () =>
            {
                try
                {
                    done.SetResult(work());
                }
                catch (Exception e)
                {
                    done.SetException(e);
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = "cells",
        };
        thread.Start();
        return done.Task;
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
            new SnippetLimits()
        );
        runner.Run(chain, _ => { }, (_, run) => RunCodec.Encode(run));
        Environment.CurrentDirectory = folder;
        Directory.Delete(scratch);
    }
}
