using System.Collections.Immutable;
using System.Diagnostics;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Replays the cells of one note after another. One of these lives as long as its worker.</summary>
internal sealed class ChainRunner
{
    private readonly CellConsole _console = new();
    private readonly CellCompiler _compiler = new();
    private readonly CellSurroundings _surroundings;
    private readonly CellRunner _cells;
    private (string Text, CompiledCell? Cell, ImmutableArray<CompilerMessage> Errors)? _prelude;

    public ChainRunner()
    {
        _surroundings = new(_console);
        _cells = new(_compiler, _console);
    }

    /// <param name="started">Called before a cell begins.</param>
    /// <param name="finished">Called with each cell's run, in order, from <see cref="ChainRequest.First"/>.</param>
    /// <returns>Whether the process should retire: a cell ran out of memory.</returns>
    public bool Run(ChainRequest chain, Action<int> started, Action<int, SnippetRun> finished)
    {
        var folder = Path.Combine(chain.Folder, "work");
        var retire = false;
        var failed = false;
        var replayFrom = ReplayFrom(chain);
        CellState? state = null;
        try
        {
            for (var i = chain.First; i < chain.Cells.Length; i++)
            {
                var cell = chain.Cells[i];
                if (cell.Reset)
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
                SnippetRun run = null!;
                // What a cell puts into the execution context (culture, async locals) ends with it.
                ExecutionContext.Run(
                    ExecutionContext.Capture()!,
                    _ => run = RunCell(chain, i, folder, ref state),
                    null
                );
                Environment.CurrentDirectory = chain.Folder;
                failed |= cell.Mode is SnippetMode.Run or SnippetMode.NoRun && run.Status != SnippetStatus.Ok;
                failed |= run.Status == SnippetStatus.OutOfMemory;
                retire |= run.Status == SnippetStatus.OutOfMemory;
                finished(i, run with { Elapsed = watch.Elapsed });
            }
        }
        finally
        {
            state?.Dispose();
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }
        }

        return retire;
    }

    private SnippetRun RunCell(ChainRequest chain, int index, string folder, ref CellState? state)
    {
        if (state is null)
        {
            CellFolder.Renew(folder, chain.Data);
            _surroundings.Restore(folder);
            state = new CellState(_console, chain.Seed);
            if (chain.Prelude is { Length: > 0 } prelude && RunPrelude(prelude, chain, state) is { } broken)
            {
                return broken;
            }
        }

        _surroundings.Restore(folder);
        return _cells.Run(chain.Cells[index], state, chain.Limits, highlight: index >= chain.FirstWanted);
    }

    /// <returns>Null when the prelude ran; else the run of the cell that needed it.</returns>
    private SnippetRun? RunPrelude(string prelude, ChainRequest chain, CellState state)
    {
        var name = state.NextName();
        if (_prelude?.Text != prelude)
        {
            var cell = CellCompiler.Emit(_compiler.Create(name, prelude, null), out var errors);
            _prelude = (prelude, cell, CellCompiler.Messages(errors, new(prelude, [])));
        }

        if (_prelude.Value.Cell is not { } compiled)
        {
            return new()
            {
                Status = SnippetStatus.DidNotCompile,
                Messages =
                [
                    .. _prelude.Value.Errors.Select(e => new CompilerMessage(
                        e.Id,
                        0,
                        0,
                        $"in {Place(chain.PreludePath, prelude, e.Start)}: {e.Message}"
                    )),
                ],
            };
        }

        var loaded = state.Load(compiled);
        try
        {
            state.RunAsync(loaded).GetAwaiter().GetResult();
        }
        catch (Exception e)
        {
            var thrown = ThrownExceptions.Describe(e, loaded.Assembly, new(prelude, []));
            var place = Place(chain.PreludePath, prelude, thrown.Start ?? 0);
            return new()
            {
                Status = SnippetStatus.Threw,
                Exception = thrown with { Message = $"in {place}: {thrown.Message}", Start = null },
            };
        }

        state.Keep(compiled.Compilation);
        return null;
    }

    private static string Place(string path, string text, int offset)
    {
        var before = text.AsSpan(0, offset);
        return $"{path}:{before.Count('\n') + 1}:{offset - before.LastIndexOf('\n')}";
    }

    // The state of the first wanted cell begins at the last `reset` up to it.
    private static int ReplayFrom(ChainRequest chain)
    {
        for (var i = Math.Min(chain.FirstWanted, chain.Cells.Length - 1); i > chain.First; i--)
        {
            if (chain.Cells[i].Reset)
            {
                return i;
            }
        }

        return chain.First;
    }

    private static bool LeavesNothing(CellRequest cell) => cell.Mode != SnippetMode.Run;
}
