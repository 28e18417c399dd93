using System.Diagnostics;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>The time of the cell that a worker runs now.</summary>
internal sealed class CellTime(WorkerProcess worker, TimeSpan bound)
{
    private readonly CellClock _clock = new(bound);
    private readonly Stopwatch _wall = Stopwatch.StartNew();
    private TimeSpan _before = worker.ProcessorTime;

    /// <summary>By the clock, since the cell began.</summary>
    public TimeSpan Elapsed => _wall.Elapsed;

    /// <returns>As for <see cref="CellClock.Ended"/>.</returns>
    public string? Ended() => _clock.Ended(Elapsed, worker.ProcessorTime - _before, () => worker.IsIdle);

    /// <summary>The next cell begins.</summary>
    public void Restart()
    {
        _clock.Restart();
        _before = worker.ProcessorTime;
        _wall.Restart();
    }
}
