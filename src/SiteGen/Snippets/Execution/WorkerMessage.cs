using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>What travels between the generator and a worker: one JSON object a frame.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(ChainRequest), "chain")]
[JsonDerivedType(typeof(StepBegin), "begin")]
[JsonDerivedType(typeof(StepRun), "run")]
[JsonDerivedType(typeof(StepMark), "mark")]
[JsonDerivedType(typeof(StepReturn), "return")]
[JsonDerivedType(typeof(StepDone), "stepped")]
[JsonDerivedType(typeof(WorkerReady), "ready")]
[JsonDerivedType(typeof(PreludeStarted), "prelude")]
[JsonDerivedType(typeof(CellStarted), "started")]
[JsonDerivedType(typeof(CellFinished), "finished")]
[JsonDerivedType(typeof(ChainFinished), "done")]
internal abstract record WorkerMessage;

/// <summary>To the worker: replay these cells. <paramref name="Folder"/> is the chain's private folder.</summary>
internal sealed record ChainRequest(
    string? Prelude,
    ImmutableArray<CellRequest> Cells,
    ImmutableDictionary<string, byte[]> Data,
    string Folder,
    int First,
    int FirstWanted,
    int Seed,
    SnippetLimits Limits,
    bool Ahead
) : WorkerMessage
{
    /// <summary>The first cell whose state a cell sees: the last `reset` up to it.</summary>
    public int StateFrom(int cell)
    {
        var from = Math.Min(cell, Cells.Length - 1);
        while (from > 0 && !Cells[from].Reset)
        {
            from--;
        }

        return from;
    }

    /// <param name="first">The first cell to be answered for; an earlier worker did those before it.</param>
    public static ChainRequest Of(SnippetChain chain, string folder, int first) =>
        new(
            chain.Prelude?.Text,
            [
                .. chain.Snippets.Select(s => new CellRequest(
                    s.Code.Text,
                    s.Language,
                    s.Mode,
                    s.Reset,
                    s.ExpectedError,
                    s.Slider
                )),
            ],
            chain.Data,
            folder,
            first,
            chain.FirstWanted,
            chain.Seed,
            chain.Limits,
            chain.Ahead
        );
}

/// <summary>A cell, without its place in the author's files: the worker speaks in offsets of <paramref name="Code"/>.</summary>
internal sealed record CellRequest(
    string Code,
    SnippetLanguage Language,
    SnippetMode Mode,
    bool Reset,
    string? ExpectedError,
    SliderRange? Slider
);

/// <summary>To the worker: step through these cells, from a clean state. Answered by <see cref="StepDone"/>, as are the others.</summary>
internal sealed record StepBegin(ChainRequest Chain) : WorkerMessage;

/// <summary>To the worker: run this cell now, with other code if given. Answered by <see cref="CellFinished"/>.</summary>
internal sealed record StepRun(int Cell, string? Code) : WorkerMessage;

/// <summary>To the worker: remember the state.</summary>
internal sealed record StepMark : WorkerMessage;

/// <summary>To the worker: go back to the state that was remembered last.</summary>
internal sealed record StepReturn : WorkerMessage;

/// <summary>From the worker: done.</summary>
internal sealed record StepDone : WorkerMessage;

/// <summary>From the worker: the compiler is warm, a chain may come.</summary>
internal sealed record WorkerReady : WorkerMessage;

/// <summary>From the worker: the prelude's time begins.</summary>
internal sealed record PreludeStarted : WorkerMessage;

/// <summary>From the worker: this cell's time begins.</summary>
internal sealed record CellStarted(int Cell) : WorkerMessage;

/// <summary>From the worker: <paramref name="Run"/> is what <see cref="RunCodec"/> writes.</summary>
internal sealed record CellFinished(int Cell, byte[] Run) : WorkerMessage;

/// <summary>From the worker: all cells are answered. <paramref name="Retire"/>: take a fresh worker for the next note.</summary>
internal sealed record ChainFinished(bool Retire) : WorkerMessage;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WorkerMessage))]
internal sealed partial class WorkerJson : JsonSerializerContext;
