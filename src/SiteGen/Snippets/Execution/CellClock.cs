namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Whether a cell had its time: what it worked counts, not how long a busy machine let it wait for its turn.</summary>
/// <param name="bound">Of processor time; also how long a cell may do nothing at all.</param>
internal sealed class CellClock(TimeSpan bound)
{
    /// <summary>A cell ends after this many times its bound whatever it did, so that no build goes on for ever.</summary>
    public const int Widest = 10;

    // Looks in a row, a tenth of a second or so apart, at a process none of whose threads wants a processor. One that
    // computes and has to wait for its turn wants one at every look.
    private const int IdleLooks = 10;

    private int _idle;

    /// <param name="wall">Since the cell began.</param>
    /// <param name="processor">What its process used of the processors in that time, all threads together.</param>
    /// <param name="isIdle">Whether no thread of it runs or could run; asked for only where it matters.</param>
    /// <returns>Null while the cell may go on; else why not, in words that follow `the cell`.</returns>
    public string? Ended(TimeSpan wall, TimeSpan processor, Func<bool> isIdle)
    {
        // Many threads use more processor time than the clock shows: their cell is not shorter of time for that.
        if (wall <= bound)
        {
            return null;
        }

        _idle = isIdle() ? _idle + 1 : 0;
        if (_idle >= IdleLooks)
        {
            return $"waited for something that did not come within {Seconds(bound)}";
        }

        return processor > bound ? $"ran longer than {Seconds(bound)}"
            : wall > Widest * bound ? $"did not end within {Seconds(Widest * bound)}"
            : null;
    }

    /// <summary>The next cell begins.</summary>
    public void Restart() => _idle = 0;

    private static string Seconds(TimeSpan time) => $"{time.TotalSeconds:0.###} s";
}
