namespace MlMath.Engine.Training;

/// <summary>A few threads that share out numbered pieces of work. Which thread does a piece must not matter.</summary>
public sealed class Workers : IDisposable
{
    private readonly Thread[] threads;
    private readonly SemaphoreSlim start = new(0);
    private readonly SemaphoreSlim done = new(0);
    private readonly Lock gate = new();
    private Action<int, int>? work;
    private Exception? failure;
    private int count;
    private int next;
    private bool stopping;

    /// <param name="number">At least 1; the calling thread is one of them.</param>
    public Workers(int number)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        Number = number;
        threads = new Thread[number - 1];
        for (var i = 0; i < threads.Length; i++)
        {
            var worker = i + 1;
            threads[i] = new Thread(() => Serve(worker), 16 << 20) { IsBackground = true, Name = $"engine {worker}" };
            threads[i].Start();
        }
    }

    public int Number { get; }

    /// <summary>Calls <paramref name="piece"/>(worker, item) once for each item in [0, items) and returns when all are done.</summary>
    public void Run(int items, Action<int, int> piece)
    {
        (work, count, next, failure) = (piece, items, 0, null);
        if (threads.Length > 0)
        {
            start.Release(threads.Length);
        }

        Take(0);
        for (var i = 0; i < threads.Length; i++)
        {
            done.Wait();
        }

        if (failure is not null)
        {
            throw new InvalidOperationException($"a worker failed: {failure.Message}", failure);
        }
    }

    public void Dispose()
    {
        stopping = true;
        if (threads.Length > 0)
        {
            start.Release(threads.Length);
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        start.Dispose();
        done.Dispose();
    }

    private void Serve(int worker)
    {
        while (true)
        {
            start.Wait();
            if (stopping)
            {
                return;
            }

            Take(worker);
            done.Release();
        }
    }

    private void Take(int worker)
    {
        try
        {
            for (
                var item = Interlocked.Increment(ref next) - 1;
                item < count;
                item = Interlocked.Increment(ref next) - 1
            )
            {
                work!(worker, item);
            }
        }
        catch (Exception e)
        {
            lock (gate)
            {
                failure ??= e;
            }
        }
    }
}
