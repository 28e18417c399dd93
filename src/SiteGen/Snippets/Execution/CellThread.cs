using System.Collections.Concurrent;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>A thread on which cells run: those of one chain on one, so that what is kept per thread goes with their state.</summary>
internal sealed class CellThread : IDisposable
{
    // Deep recursion in a cell is honest mathematics; the bound must not depend on the shell's `ulimit`.
    private const int StackBytes = 16 << 20;

    private readonly BlockingCollection<Action> _work = [];

    public CellThread()
    {
        var thread = new Thread(
            () =>
            {
                foreach (var work in _work.GetConsumingEnumerable())
                {
                    work();
                }
            },
            StackBytes
        )
        {
            IsBackground = true,
            Name = "cells",
        };
        thread.Start();
    }

    public Task<T> RunAsync<T>(Func<T> work)
    {
        var done = new TaskCompletionSource<T>(TaskCreationOptions.RunContinuationsAsynchronously);
        _work.Add(() =>
        {
            try
            {
                done.SetResult(work());
            }
            catch (Exception e)
            {
                done.SetException(e);
            }
        });
        return done.Task;
    }

    /// <summary>The thread ends when its work is done.</summary>
    public void Dispose() => _work.CompleteAdding();
}
