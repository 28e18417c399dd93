using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Pipelines;

/// <summary>What the cells of a note gave, each with the key that it has now.</summary>
public sealed record NoteRuns(ImmutableArray<CacheKey> Keys, ImmutableArray<SnippetRun> Runs)
{
    /// <summary>How many cells were run for it; the others were known.</summary>
    public int Ran { get; init; }

    /// <summary>The run of a cell that nothing has changed for; null where it did not run.</summary>
    public SnippetRun? Find(CacheKey key)
    {
        for (var i = 0; i < Keys.Length; i++)
        {
            if (Keys[i].Hash == key.Hash)
            {
                return Runs[i].Status == SnippetStatus.NotRun ? null : Runs[i];
            }
        }

        return null;
    }
}

/// <summary>
/// The notes whose cells run now. They run on when a build does not wait for them, and a later build takes what they
/// gave; a note whose cells have changed meanwhile begins anew.
/// </summary>
public sealed class RunningNotes(WorkerPool workers)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RunningNote> _running = new(StringComparer.Ordinal);

    /// <summary>The run of a note that began in an earlier build, if its cells are still what they were.</summary>
    /// <param name="name">Says all that the runs depend on.</param>
    public RunningNote? Find(string note, string name)
    {
        lock (_gate)
        {
            return
                _running.TryGetValue(note, out var before)
                && before.Name == name
                && before.Runs is { IsFaulted: false, IsCanceled: false }
                ? before
                : null;
        }
    }

    /// <summary>Runs a note's cells, and no longer what its cells were before.</summary>
    /// <param name="finish">What is to be done with the runs; done once, whether or not a build still waits.</param>
    public RunningNote Start(SnippetChain chain, string name, Func<ImmutableArray<SnippetRun>, NoteRuns> finish)
    {
        var note = new RunningNote(name, async stop => finish(await workers.RunAsync(chain, stop)));
        lock (_gate)
        {
            if (_running.TryGetValue(chain.Note, out var before))
            {
                before.Cancel();
            }

            _running[chain.Note] = note;
        }

        return note;
    }

    /// <summary>A build has taken what a note gave.</summary>
    public void Forget(string note)
    {
        lock (_gate)
        {
            _running.Remove(note);
        }
    }

    /// <summary>Ends the runs of notes that are no more.</summary>
    public void KeepOnly(IReadOnlySet<string> notes)
    {
        lock (_gate)
        {
            foreach (var gone in _running.Keys.Where(n => !notes.Contains(n)).ToList())
            {
                _running[gone].Cancel();
                _running.Remove(gone);
            }
        }
    }

    /// <summary>Ends when the cells of some note have run that no build has taken yet; never while none runs.</summary>
    public Task AnyAsync(CancellationToken stop)
    {
        lock (_gate)
        {
            return _running.Count == 0
                ? Task.Delay(Timeout.Infinite, stop)
                : Task.WhenAny(_running.Values.Select(n => n.Runs)).WaitAsync(stop);
        }
    }
}

/// <summary>The cells of one note under way.</summary>
public sealed class RunningNote
{
    private readonly CancellationTokenSource _cancel = new();
    private readonly long _started = Environment.TickCount64;

    internal RunningNote(string name, Func<CancellationToken, Task<NoteRuns>> run)
    {
        Name = name;
        Runs = run(_cancel.Token);
    }

    /// <summary>Says all that the runs depend on.</summary>
    public string Name { get; }

    public Task<NoteRuns> Runs { get; }

    /// <summary>Waits for the runs.</summary>
    /// <param name="patience">Counted from their start.</param>
    /// <returns>Null if they take longer.</returns>
    public async Task<NoteRuns?> WaitAsync(TimeSpan patience, CancellationToken stop)
    {
        if (patience == Timeout.InfiniteTimeSpan)
        {
            return await Runs.WaitAsync(stop);
        }

        var left = patience - TimeSpan.FromMilliseconds(Environment.TickCount64 - _started);
        if (!Runs.IsCompleted && left > TimeSpan.Zero)
        {
            await Task.WhenAny(Runs, Task.Delay(left, stop));
            stop.ThrowIfCancellationRequested();
        }

        return Runs.IsCompleted ? await Runs : null;
    }

    internal void Cancel() => _cancel.Cancel();
}
