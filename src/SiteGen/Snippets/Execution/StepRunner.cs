namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Runs a note's cells one at a time, as the generator asks, and can go back. Lives as long as its worker.</summary>
internal sealed class StepRunner(ChainRunner runner) : IDisposable
{
    private ChainRequest? _chain;
    private CellState? _state;
    private CellMark? _mark;
    private StateSnapshot? _snapshot;

    public WorkerMessage Answer(WorkerMessage request)
    {
        switch (request)
        {
            case StepBegin begin:
                Dispose();
                _chain = begin.Chain;
                break;
            case StepRun step:
                return new CellFinished(step.Cell, RunCodec.Encode(Run(step)));
            case StepMark:
                Mark();
                break;
            case StepReturn:
                Return();
                break;
            default:
                throw new InvalidOperationException($"a worker does not answer {request.GetType().Name}");
        }

        return new StepDone();
    }

    public void Dispose()
    {
        Forget();
        _state?.Dispose();
        _state = null;
    }

    private SnippetRun Run(StepRun step)
    {
        var chain = _chain ?? throw new InvalidOperationException($"cell {step.Cell + 1} of no note");
        var folder = Path.Combine(chain.Folder, "work");
        var cell = step.Code is null ? chain.Cells[step.Cell] : chain.Cells[step.Cell] with { Code = step.Code };
        SnippetRun? broken = null;
        _state ??= runner.Begin(chain, folder, out broken);
        var run = _state is null ? broken! : runner.RunIn(_state, cell, chain.Limits, folder);
        Environment.CurrentDirectory = chain.Folder;
        return run;
    }

    private void Mark()
    {
        var chain = _chain ?? throw new InvalidOperationException("there is no note to mark");
        Forget();
        _state ??= runner.Begin(chain, Path.Combine(chain.Folder, "work"), out _);
        if (_state is { } state)
        {
            _mark = state.Mark();
            _snapshot = StateSnapshot.Take(state);
        }
    }

    private void Return()
    {
        if (_state is { } state && _mark is { } mark)
        {
            _snapshot!.Restore();
            state.Return(mark);
        }
    }

    private void Forget()
    {
        _snapshot?.Dispose();
        (_snapshot, _mark) = (null, null);
    }
}
