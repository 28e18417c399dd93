namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>How far one cell may go before it is stopped. The defaults are what CI runs.</summary>
public sealed record SnippetLimits
{
    /// <summary>
    /// Processor time of one cell, compilation and all frames of a slider included; and how long a cell may wait that
    /// does nothing. See <see cref="CellClock"/>.
    /// </summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Memory that the cells of a note may hold together, in bytes, beyond what an idle worker holds.</summary>
    public long MemoryBytes { get; init; } = 1L << 30;

    /// <summary>Text that one cell may print, in UTF-16 units.</summary>
    public int OutputCharacters { get; init; } = 1 << 20;

    /// <summary>Lines that one cell may print.</summary>
    public int OutputLines { get; init; } = 20_000;

    /// <summary>Displays that one cell may show, and evaluations that one `// =>` may record.</summary>
    public int OutputItems { get; init; } = 10_000;
}
