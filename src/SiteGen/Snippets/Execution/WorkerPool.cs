using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>How many workers, and when each is replaced by a fresh one.</summary>
public sealed record WorkerPoolOptions
{
    /// <summary>Workers at once.</summary>
    public int Jobs { get; init; } = System.Environment.ProcessorCount;

    /// <summary>Bounds of a cell; they size the workers' memory.</summary>
    public SnippetLimits Limits { get; init; } = new();

    /// <summary>Cells that one worker runs before it is replaced: their code stays loaded, 80 KB or so each.</summary>
    public int CellsPerWorker { get; init; } = 1000;

    /// <summary>Resident memory above which an idle worker is replaced, in bytes.</summary>
    public long IdleMemoryBytes { get; init; } = 768L << 20;

    /// <summary>Variables of the workers' environment that differ from what every build gives them.</summary>
    public ImmutableDictionary<string, string> Environment { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Called with the note, the cell's position and its run, as each wanted cell is done; from any thread.</summary>
    public Action<string, int, SnippetRun>? Progress { get; init; }
}

/// <summary>
/// Runs notes' cells in worker processes. Each note has a worker to itself while it runs; a cell that hangs, crashes or
/// exits costs its worker, and no other note notices.
/// </summary>
public sealed class WorkerPool : IAsyncDisposable
{
    private static readonly TimeSpan GivingBack = TimeSpan.FromSeconds(1);

    private readonly WorkerPoolOptions _options;
    private readonly string _folder = Directory.CreateTempSubdirectory("sitegen-").FullName;
    private readonly CancellationTokenSource _closing = new();
    private readonly ImmutableArray<Slot> _slots;
    private readonly SemaphoreSlim _free;
    private readonly LinkedList<Slot> _idle;

    // A prelude that had to be ended once is not tried for each note of the site.
    private readonly ConcurrentDictionary<string, PreludeFault> _stopped = new(StringComparer.Ordinal);

    public WorkerPool(WorkerPoolOptions? options = null)
    {
        _options = options ?? new();
        _slots = [.. Enumerable.Range(0, Math.Max(1, _options.Jobs)).Select(_ => new Slot(this))];
        _free = new SemaphoreSlim(_slots.Length);
        _idle = new LinkedList<Slot>(_slots);
    }

    /// <summary>Starts all workers now, so that their compilers are warm when the first note is parsed.</summary>
    public void WarmUp()
    {
        foreach (var slot in _slots)
        {
            slot.Start();
        }
    }

    /// <summary>Runs the cells of one note in order.</summary>
    /// <returns>One run per cell of the chain; for cells before <see cref="SnippetChain.FirstWanted"/>, see there.</returns>
    /// <exception cref="InvalidOperationException">A worker process cannot be started.</exception>
    public async Task<ImmutableArray<SnippetRun>> RunAsync(SnippetChain chain, CancellationToken stop)
    {
        if (chain.Snippets.IsEmpty)
        {
            return [];
        }

        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _closing.Token);
        var slot = await TakeAsync(chain.Note, either.Token);
        try
        {
            var prelude = chain.Prelude?.Text ?? "";
            return _stopped.TryGetValue(prelude, out var fault)
                ? [.. chain.Snippets.Select(_ => ChainSession.NotRun(fault))]
                : await slot.RunAsync(chain, either.Token);
        }
        finally
        {
            Give(slot);
        }
    }

    /// <summary>Lends a worker, to step through one note.</summary>
    /// <exception cref="InvalidOperationException">A worker process cannot be started.</exception>
    public async Task<T> StepAsync<T>(
        SnippetChain chain,
        Func<StepSession, CancellationToken, Task<T>> use,
        CancellationToken stop
    )
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, _closing.Token);
        var slot = await TakeAsync(chain.Note, either.Token);
        try
        {
            return await slot.StepAsync(chain, use, either.Token);
        }
        finally
        {
            Give(slot);
        }
    }

    // The worker that ran the note last still has its cells compiled; else the one that has waited longest.
    private async Task<Slot> TakeAsync(string note, CancellationToken stop)
    {
        await _free.WaitAsync(stop);
        lock (_idle)
        {
            var slot = _idle.FirstOrDefault(s => s.LastNote == note) ?? _idle.First!.Value;
            _idle.Remove(slot);
            slot.LastNote = note;
            return slot;
        }
    }

    private void Give(Slot slot)
    {
        lock (_idle)
        {
            _idle.AddLast(slot);
        }

        _free.Release();
    }

    public async ValueTask DisposeAsync()
    {
        await _closing.CancelAsync();
        // Who has a worker gives it back first: then nobody uses the folder any more.
        for (var i = 0; i < _slots.Length; i++)
        {
            await _free.WaitAsync(GivingBack, CancellationToken.None);
        }

        foreach (var slot in _slots)
        {
            await slot.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
        _closing.Dispose();
    }

    /// <summary>The place of one worker after another.</summary>
    private sealed class Slot(WorkerPool pool) : IAsyncDisposable
    {
        private Task<WorkerProcess>? _worker;

        /// <summary>The note that it ran last.</summary>
        public string LastNote { get; set; } = "";

        public void Start() =>
            _worker ??= Task.Run(() =>
                WorkerProcess.StartAsync(
                    pool._folder,
                    pool._options.Limits,
                    pool._options.Environment,
                    pool._closing.Token
                )
            );

        public async Task<ImmutableArray<SnippetRun>> RunAsync(SnippetChain chain, CancellationToken stop)
        {
            var run = new ChainSession(chain, pool._folder, pool._options.Progress);
            try
            {
                while (!run.IsDone)
                {
                    Start();
                    var worker = await _worker!;
                    var reusable = await run.ContinueAsync(worker, stop);
                    worker.Cells += chain.Snippets.Length;
                    if (
                        !reusable
                        || worker.Cells >= pool._options.CellsPerWorker
                        || worker.MemoryBytes > pool._options.IdleMemoryBytes
                    )
                    {
                        await DisposeAsync();
                        // Nothing in the fresh one is warm for this note: until it is ready, another serves as well.
                        LastNote = "";
                        Start();
                    }
                }

                if (run.Stopped is { } fault)
                {
                    pool._stopped[chain.Prelude!.Text] = fault;
                }

                return run.Runs;
            }
            catch
            {
                // The worker may be in the middle of a cell: the next note gets another.
                await DisposeAsync();
                throw;
            }
            finally
            {
                run.Clean();
            }
        }

        public async Task<T> StepAsync<T>(
            SnippetChain chain,
            Func<StepSession, CancellationToken, Task<T>> use,
            CancellationToken stop
        )
        {
            var session = new StepSession(chain, pool._folder, WarmAsync, DisposeAsync);
            try
            {
                return await use(session, stop);
            }
            finally
            {
                // It holds the note's state and the code of every variant: the next note gets another.
                await DisposeAsync();
                session.Clean();
            }
        }

        private Task<WorkerProcess> WarmAsync()
        {
            Start();
            return _worker!;
        }

        public async ValueTask DisposeAsync()
        {
            var worker = _worker;
            _worker = null;
            if (worker is null)
            {
                return;
            }

            try
            {
                await (await worker).DisposeAsync();
            }
            catch (Exception e) when (e is OperationCanceledException or InvalidOperationException)
            {
                // It never started: there is nothing to end.
            }
        }
    }
}
