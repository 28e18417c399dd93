using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The run of one chain as the generator sees it: watches the clock and the memory, and outlives a worker.</summary>
internal sealed class ChainSession
{
    private static readonly TimeSpan Watching = TimeSpan.FromMilliseconds(100);

    private readonly SnippetChain _chain;
    private readonly SnippetRun?[] _runs;
    private readonly Action<string, int, SnippetRun>? _progress;
    private readonly string _folder;
    private int _next;
    private bool _inPrelude;

    public ChainSession(SnippetChain chain, string folder, Action<string, int, SnippetRun>? progress)
    {
        _chain = chain;
        _progress = progress;
        _runs = new SnippetRun?[chain.Snippets.Length];
        _folder = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
    }

    /// <summary>Why the prelude was ended; null while it was not.</summary>
    public PreludeFault? Stopped { get; private set; }

    public bool IsDone => _next >= _runs.Length;

    public ImmutableArray<SnippetRun> Runs =>
        [.. _runs.Select(r => r ?? new SnippetRun { Status = SnippetStatus.NotRun })];

    /// <summary>Runs cells from where the last worker stopped.</summary>
    /// <returns>Whether the worker may run another note.</returns>
    public async Task<bool> ContinueAsync(WorkerProcess worker, CancellationToken stop)
    {
        // What befalls a worker that works ahead, before it answers, is no fault of the cells it is asked for.
        var mayBeAhead = worker.WorksAhead;
        try
        {
            await worker.SendAsync(Request(), stop);
        }
        catch (IOException) when (mayBeAhead)
        {
            return false;
        }

        var current = _next;
        var time = new CellTime(worker, _chain.Limits.Timeout);
        var receive = worker.ReceiveAsync(stop);
        while (true)
        {
            if (!receive.IsCompleted)
            {
                await Task.WhenAny(receive, Task.Delay(Watching, stop));
            }

            if (!receive.IsCompleted)
            {
                stop.ThrowIfCancellationRequested();
                var why = time.Ended();
                var isTooLarge =
                    worker.MemoryBytes > WorkerProcess.Ceiling(_chain.Limits) + _chain.Limits.MemoryBytes / 8;
                if (mayBeAhead && (why is not null || isTooLarge))
                {
                    return false;
                }

                if (why is not null)
                {
                    return await FailAsync(worker, current, SnippetStatus.TimedOut, $"the {What} {why}", time.Elapsed);
                }

                if (isTooLarge)
                {
                    return await FailAsync(
                        worker,
                        current,
                        SnippetStatus.OutOfMemory,
                        $"the {What} needs more than {_chain.Limits.MemoryBytes >> 20} MiB",
                        time.Elapsed
                    );
                }

                continue;
            }

            var message = await receive;
            if (mayBeAhead && message is null)
            {
                return false;
            }

            mayBeAhead = false;
            switch (message)
            {
                case PreludeStarted:
                    _inPrelude = true;
                    time.Restart();
                    break;
                case CellStarted started:
                    _inPrelude = false;
                    current = started.Cell;
                    time.Restart();
                    break;
                case CellFinished finished:
                    time.Restart();
                    Finish(finished.Cell, RunCodec.Decode(finished.Run)!);
                    // A crash after the last cell is laid at its door.
                    current = Math.Min(finished.Cell + 1, _runs.Length - 1);
                    break;
                case ChainFinished done:
                    worker.WorksAhead = _chain.Ahead;
                    _next = _runs.Length;
                    return !done.Retire;
                default:
                    var end = await worker.EndAsync();
                    var outOfMemory = end.Contains("Out of memory", StringComparison.OrdinalIgnoreCase);
                    return await FailAsync(
                        worker,
                        current,
                        outOfMemory ? SnippetStatus.OutOfMemory : SnippetStatus.WorkerDied,
                        outOfMemory
                            ? $"the {What} needs more than {_chain.Limits.MemoryBytes >> 20} MiB"
                            : $"the process that ran the {What} ended with {end}",
                        time.Elapsed
                    );
            }

            receive = worker.ReceiveAsync(stop);
        }
    }

    public void Clean()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    // The cell fails, the note goes on at its next `reset`, if it has one, in another worker.
    private async Task<bool> FailAsync(
        WorkerProcess worker,
        int cell,
        SnippetStatus status,
        string message,
        TimeSpan elapsed
    )
    {
        await worker.DisposeAsync();
        if (_inPrelude)
        {
            Stopped = new PreludeFault([], null, message);
            for (_next = cell; _next < _runs.Length; _next++)
            {
                Finish(_next, NotRun(Stopped));
            }

            return false;
        }

        var run = new SnippetRun
        {
            Status = status,
            Exception = new(status.ToString(), message, null),
            Elapsed = elapsed,
            Tokens =
                _chain.Snippets[cell].Language == SnippetLanguage.Sql
                    ? SqlLexer.Tokens(_chain.Snippets[cell].Code.Text)
                    : [],
        };
        Finish(cell, run);
        _next = cell + 1;
        while (_next < _runs.Length && !_chain.Snippets[_next].Reset)
        {
            Finish(_next++, new SnippetRun { Status = SnippetStatus.NotRun });
        }

        return false;
    }

    /// <summary>What a cell comes to whose prelude cannot run.</summary>
    public static SnippetRun NotRun(PreludeFault fault) => new() { Status = SnippetStatus.NotRun, Prelude = fault };

    private string What => _inPrelude ? "prelude" : "cell";

    private void Finish(int cell, SnippetRun run)
    {
        _runs[cell] = run;
        if (cell >= _chain.FirstWanted)
        {
            _progress?.Invoke(_chain.Note, cell, run);
        }
    }

    private ChainRequest Request() => ChainRequest.Of(_chain, _folder, _next);
}
