using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// The generator's end of a worker that steps through one note: any cell, with its own code or with a variant of it, and
/// back to a remembered state. For what runs a cell many times; a build runs a chain.
/// </summary>
public sealed class StepSession
{
    private static readonly TimeSpan Watching = TimeSpan.FromMilliseconds(50);

    private readonly SnippetChain _chain;
    private readonly string _folder;
    private readonly Func<Task<WorkerProcess>> _start;
    private readonly Func<ValueTask> _discard;
    private WorkerProcess? _worker;

    internal StepSession(SnippetChain chain, string folder, Func<Task<WorkerProcess>> start, Func<ValueTask> discard)
    {
        _chain = chain;
        _start = start;
        _discard = discard;
        _folder = Directory.CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString("N"))).FullName;
    }

    /// <summary>False before <see cref="BeginAsync"/>, and after a cell hung or ended the process.</summary>
    public bool IsAlive => _worker is not null;

    /// <summary>What the process holds. Each variant's code stays loaded, so it only grows.</summary>
    public long MemoryBytes => _worker?.MemoryBytes ?? 0;

    /// <summary>A clean state, in the same process while it lives. A cell that resets is run after this.</summary>
    public async Task BeginAsync(CancellationToken stop)
    {
        _worker ??= await _start();
        if (!await AskAsync(new StepBegin(ChainRequest.Of(_chain, _folder, first: 0)), stop))
        {
            throw new InvalidOperationException($"{_chain.Note}: a worker ended before its first cell");
        }
    }

    /// <summary>A clean state in a fresh process.</summary>
    public async Task RestartAsync(CancellationToken stop)
    {
        await DiscardAsync();
        await BeginAsync(stop);
    }

    /// <summary>Runs a cell in the state that there is.</summary>
    /// <param name="code">In place of the cell's own code.</param>
    /// <param name="timeout">Of processor time: a busy machine must not make a cell look as if it hung.</param>
    /// <returns>The run. One that hung or ended the process says so, and the session is not alive any more.</returns>
    public async Task<SnippetRun> RunAsync(int cell, string? code, TimeSpan timeout, CancellationToken stop)
    {
        if (_worker is not { } worker)
        {
            return Ended(SnippetStatus.WorkerDied, TimeSpan.Zero);
        }

        var time = new CellTime(worker, timeout);
        await TrySendAsync(worker, new StepRun(cell, code), stop);
        var answer = worker.ReceiveAsync(stop);
        while (!answer.IsCompleted)
        {
            await Task.WhenAny(answer, Task.Delay(Watching, stop));
            stop.ThrowIfCancellationRequested();
            var hung = !answer.IsCompleted && time.Ended() is not null;
            if (hung || worker.MemoryBytes > WorkerProcess.Ceiling(_chain.Limits) + _chain.Limits.MemoryBytes / 8)
            {
                await DiscardAsync();
                return Ended(hung ? SnippetStatus.TimedOut : SnippetStatus.OutOfMemory, time.Elapsed);
            }
        }

        if (await answer is CellFinished finished)
        {
            return RunCodec.Decode(finished.Run)! with { Elapsed = time.Elapsed };
        }

        await DiscardAsync();
        return Ended(SnippetStatus.WorkerDied, time.Elapsed);
    }

    /// <summary>Remembers the state.</summary>
    /// <returns>False when the process had ended: a thread that a cell left behind can do that at any time.</returns>
    public Task<bool> MarkAsync(CancellationToken stop) => AskAsync(new StepMark(), stop);

    /// <summary>Back to the state that was remembered last.</summary>
    /// <returns>As for <see cref="MarkAsync"/>.</returns>
    public Task<bool> ReturnAsync(CancellationToken stop) => AskAsync(new StepReturn(), stop);

    internal void Clean()
    {
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task<bool> AskAsync(WorkerMessage message, CancellationToken stop)
    {
        if (_worker is not { } worker)
        {
            return false;
        }

        if (await TrySendAsync(worker, message, stop) && await worker.ReceiveAsync(stop) is StepDone)
        {
            return true;
        }

        await DiscardAsync();
        return false;
    }

    private static async Task<bool> TrySendAsync(WorkerProcess worker, WorkerMessage message, CancellationToken stop)
    {
        try
        {
            await worker.SendAsync(message, stop);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task DiscardAsync()
    {
        _worker = null;
        await _discard();
    }

    private static SnippetRun Ended(SnippetStatus status, TimeSpan elapsed) =>
        new()
        {
            Status = status,
            Exception = new(status.ToString(), "", null),
            Elapsed = elapsed,
        };
}
