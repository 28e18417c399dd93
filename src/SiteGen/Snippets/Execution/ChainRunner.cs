using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.CodeAnalysis.CSharp;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Replays the cells of one note after another. One of these lives as long as its worker.</summary>
internal sealed class ChainRunner
{
    private readonly CellConsole _console = new();
    private readonly CellCompiler _compiler = new();
    private readonly CellSurroundings _surroundings;
    private readonly CellRunner _cells;
    private StateAhead? _ahead;
    private (
        string Text,
        CSharpCompilation Compilation,
        CompiledCell? Cell,
        ImmutableArray<CompilerMessage> Errors
    )? _prelude;

    public ChainRunner()
    {
        _surroundings = new(_console);
        _cells = new(_compiler, _console);
    }

    /// <param name="started">Called before a cell begins.</param>
    /// <param name="finished">Called with each cell's run, in order, from <see cref="ChainRequest.First"/>.</param>
    /// <param name="preludeStarted">Called before the prelude begins; the cell that needs it begins after it once more.</param>
    /// <returns>Whether the process should retire: a cell ran out of memory.</returns>
    public bool Run(
        ChainRequest chain,
        Action<int> started,
        Action<int, SnippetRun> finished,
        Action? preludeStarted = null
    )
    {
        var ahead = TakeAhead(chain);
        var folder = ahead?.Folder ?? Path.Combine(chain.Folder, "work");
        var retire = false;
        var failed = false;
        var replayFrom = ahead?.Next ?? Math.Max(chain.First, chain.StateFrom(chain.FirstWanted));
        var before = Environment.CpuUsage.TotalTime;
        var state = ahead?.State;
        try
        {
            for (var i = chain.First; i < chain.Cells.Length; i++)
            {
                var cell = chain.Cells[i];
                if (cell.Reset && i >= replayFrom)
                {
                    state?.Dispose();
                    state = null;
                    failed = false;
                }

                if (failed || i < replayFrom || (i < chain.FirstWanted && LeavesNothing(cell)))
                {
                    finished(i, new SnippetRun { Status = SnippetStatus.NotRun });
                    continue;
                }

                started(i);
                var watch = Stopwatch.StartNew();
                var run = Apart(() => RunCell(chain, i, folder, ref state, preludeStarted, () => started(i)));
                if (
                    run is { Status: SnippetStatus.Threw, Exception.Type: not ("OutputLimit" or "SliderShowsNothing") }
                    && (Environment.CpuUsage.TotalTime - before) * 4 < chain.Limits.Timeout
                )
                {
                    run = run with { Exception = Apart(() => Locate(chain, i, folder, run.Exception)) };
                }

                Environment.CurrentDirectory = chain.Folder;
                failed |= cell.Mode is SnippetMode.Run or SnippetMode.NoRun && run.Status != SnippetStatus.Ok;
                failed |= run.Status == SnippetStatus.OutOfMemory;
                retire |= run.Status == SnippetStatus.OutOfMemory;
                finished(i, run with { Elapsed = watch.Elapsed, UsesEngine = state?.UsesEngine ?? true });
            }
        }
        finally
        {
            state?.Dispose();
            _compiler.EndChain();
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return retire;
    }

    /// <summary>Whether the state that <see cref="WorkAhead"/> left is one that the chain comes through.</summary>
    public bool IsAheadOf(ChainRequest chain) => _ahead?.Serves(chain) == true;

    /// <summary>Builds the state before the first cell that the chain wanted once more, for the next chain to begin with.</summary>
    /// <param name="isCalled">Whether there is other work: then the cell that runs is the last, and the state as far as it goes.</param>
    public void WorkAhead(ChainRequest chain, Func<bool> isCalled)
    {
        DropAhead();
        var home = Path.GetDirectoryName(chain.Folder)!;
        var folder = Path.Combine(home, $"ahead-{Environment.ProcessId}");
        var from = chain.StateFrom(chain.FirstWanted);
        var next = from;
        CellState? state = null;
        for (; next < chain.FirstWanted && !isCalled(); next++)
        {
            if (LeavesNothing(chain.Cells[next]))
            {
                continue;
            }

            var run = Apart(() => RunCell(chain, next, folder, ref state));
            if (run.Status != SnippetStatus.Ok)
            {
                // It ran a moment ago. Whoever asks next gets the truth of a clean state.
                state?.Dispose();
                state = null;
                break;
            }
        }

        Environment.CurrentDirectory = home;
        _ahead = state is null ? null : new StateAhead(chain, from, next, folder, state);
    }

    private StateAhead? TakeAhead(ChainRequest chain)
    {
        if (!IsAheadOf(chain))
        {
            DropAhead();
        }

        var ahead = _ahead;
        _ahead = null;
        return ahead;
    }

    private void DropAhead()
    {
        _ahead?.Dispose();
        _ahead = null;
    }

    // What a cell puts into the execution context (culture, async locals) ends with it.
    private static T Apart<T>(Func<T> run)
    {
        T result = default!;
        ExecutionContext.Run(ExecutionContext.Capture()!, _ => result = run(), null);
        return result;
    }

    // Optimised code knows only roughly where an exception came from, so the cell is run once more, unoptimised, in a
    // state of its own. That costs a note with a mistake in it a little time, and other notes nothing.
    private ThrownException Locate(ChainRequest chain, int index, string folder, ThrownException thrown)
    {
        CellState? state = null;
        try
        {
            for (var i = chain.StateFrom(index); i < index; i++)
            {
                if (!LeavesNothing(chain.Cells[i]))
                {
                    RunCell(chain, i, folder, ref state);
                }
            }

            var again = RunCell(chain, index, folder, ref state, exact: true).Exception;
            return again?.Type == thrown.Type ? thrown with { Start = again.Start ?? thrown.Start } : thrown;
        }
        finally
        {
            state?.Dispose();
        }
    }

    private SnippetRun RunCell(
        ChainRequest chain,
        int index,
        string folder,
        ref CellState? state,
        Action? preludeStarted = null,
        Action? preludeFinished = null,
        bool exact = false
    )
    {
        if (state is null)
        {
            preludeStarted?.Invoke();
            state = Begin(chain, folder, out var broken);
            preludeFinished?.Invoke();
            if (state is null)
            {
                return broken!;
            }
        }

        var highlight = index >= chain.FirstWanted && !exact;
        _surroundings.Restore(folder);
        return _cells.Run(chain.Cells[index], state, chain.Limits, highlight, exact);
    }

    /// <summary>A clean state in a fresh folder, after the prelude; null, and the run that says why, when that fails.</summary>
    public CellState? Begin(ChainRequest chain, string folder, out SnippetRun? broken)
    {
        CellFolder.Renew(folder, chain.Data);
        _surroundings.Restore(folder);
        var state = new CellState(_console, chain.Seed);
        broken = chain.Prelude is { Length: > 0 } prelude ? RunPrelude(prelude, chain, state) : null;
        if (broken is null)
        {
            return state;
        }

        state.Dispose();
        return null;
    }

    /// <summary>Runs one cell in a state as a build would, without what only a page needs.</summary>
    public SnippetRun RunIn(CellState state, CellRequest cell, SnippetLimits limits, string folder)
    {
        _surroundings.Restore(folder);
        return _cells.Run(cell, state, limits, highlight: false, frames: true, variant: true);
    }

    /// <returns>Null when the prelude ran; else the run of the cell that needed it.</returns>
    private SnippetRun? RunPrelude(string prelude, ChainRequest chain, CellState state)
    {
        var name = state.NextName();
        if (_prelude?.Text != prelude)
        {
            var (compilation, cell, errors) = _compiler.CompileAnew(name, prelude, null);
            _prelude = (prelude, compilation, cell, CellCompiler.Messages(errors, new(prelude, [])));
        }

        if (!_prelude.Value.Errors.IsEmpty)
        {
            return Broken(new(_prelude.Value.Errors, null));
        }

        state.Keep(_prelude.Value.Compilation);
        if (_prelude.Value.Cell is not { } compiled)
        {
            return null;
        }

        var loaded = state.Load(compiled);
        try
        {
            state.RunAsync(loaded).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            return Broken(new([], ThrownExceptions.Describe(e, loaded.Assembly, new(prelude, []))));
        }

        return null;
    }

    private static SnippetRun Broken(PreludeFault fault) => new() { Status = SnippetStatus.NotRun, Prelude = fault };

    private static bool LeavesNothing(CellRequest cell) => cell.Mode != SnippetMode.Run;
}
