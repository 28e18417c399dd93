using System.Collections.Immutable;
using System.Text.Json.Serialization;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets;

public enum SnippetStatus
{
    /// <summary>Did what its mode asks of the code itself (outputs are compared afterwards).</summary>
    Ok,
    DidNotCompile,
    Threw,
    TimedOut,
    OutOfMemory,
    WorkerDied,

    /// <summary>An earlier cell of the note failed, or the prelude did: see <see cref="SnippetRun.Prelude"/>.</summary>
    NotRun,
}

/// <summary>Something that a cell showed, in the order in which it did: printed text or a display.</summary>
public sealed record SnippetOutput(string? Text, Display? Display);

/// <summary>The value behind one `// =>`: every evaluation in order (a loop may make several).</summary>
/// <param name="Start">Offset in the snippet's code of the text after `=>`, trimmed.</param>
/// <param name="Length">Length of that text.</param>
/// <param name="Expected">That text.</param>
/// <param name="Actual">What each evaluation gave, formatted as an author would write it.</param>
public sealed record ValueReport(int Start, int Length, string Expected, ImmutableArray<string> Actual);

/// <summary>A compiler message, placed in the snippet's own code.</summary>
public sealed record CompilerMessage(string Id, int Start, int Length, string Message)
{
    /// <summary>In place of a compiler's id: a `// =>` that stands behind no value.</summary>
    public const string MisplacedValue = "VALUE";
}

/// <summary>What a cell threw, and where in the snippet's own code (the innermost frame that is the author's).</summary>
public sealed record ThrownException(string Type, string Message, int? Start);

/// <summary>Why the prelude failed: what the compiler said of it, or what it threw. Places are offsets in its own text.</summary>
/// <param name="Stopped">Why it was ended, as a sentence; null where it ended by itself.</param>
public sealed record PreludeFault(
    ImmutableArray<CompilerMessage> Messages,
    ThrownException? Exception,
    string? Stopped = null
);

/// <summary>A highlighted stretch of a snippet's code. <paramref name="Kind"/> is a short CSS-safe name such as `keyword`.</summary>
public sealed record CodeToken(int Start, int Length, string Kind)
{
    /// <summary>What the name stands for: its place in <see cref="SnippetRun.Symbols"/>. Null for what is no name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Symbol { get; init; }
}

/// <summary>What names of a cell stand for: a variable, a function, a type, a member of a library.</summary>
/// <param name="Text">Its declaration in brief: `Matrix&lt;double&gt; S`, `double Vector&lt;double&gt;.L2Norm()`.</param>
/// <param name="DocumentationId">Under which its library documents it: `T:MlMath.Notebook.Plot`. Null for the cells' own.</param>
/// <param name="Value">What a variable of the note held at the end of the cell, in brief. Null where there is none to tell.</param>
public sealed record CodeSymbol(string Text, string? DocumentationId, string? Value);

/// <summary>All that running one snippet made. Plain data: it is cached as JSON.</summary>
public sealed record SnippetRun
{
    public required SnippetStatus Status { get; init; }

    public ImmutableArray<SnippetOutput> Outputs { get; init; } = [];

    public ImmutableArray<ValueReport> Values { get; init; } = [];

    public ImmutableArray<CompilerMessage> Messages { get; init; } = [];

    public ThrownException? Exception { get; init; }

    /// <summary>What is wrong with the prelude, whose failure kept this cell from running; else null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PreludeFault? Prelude { get; init; }

    /// <summary>Whether code of the engine may have had a part in it, here or in an earlier cell whose state this one saw.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool UsesEngine { get; init; }

    public ImmutableArray<CodeToken> Tokens { get; init; } = [];

    /// <summary>What <see cref="Tokens"/> that are names stand for, each once.</summary>
    public ImmutableArray<CodeSymbol> Symbols { get; init; } = [];

    /// <summary>One display per value of the slider, in order.</summary>
    public ImmutableArray<Display> Frames { get; init; } = [];

    /// <summary>Wall time of the run. For timings only: never on a page.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Bytes that the code allocated, all its threads together, compilation left out. For timings only.</summary>
    public long Allocated { get; init; }

    /// <summary>What the cell did, without how long it took: equal for two runs of a cell that does not vary.</summary>
    public SnippetRun WithoutMeasures() => this with { Elapsed = TimeSpan.Zero, Allocated = 0 };
}
