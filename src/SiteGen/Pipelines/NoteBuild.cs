using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines;

/// <summary>One note on its way through the build: the document of the pipeline. Later modules add, none changes.</summary>
/// <param name="Kind">A note of the curriculum, or a page that is none (an index, the notation).</param>
public sealed record NoteBuild(Note Note, PageKind Kind)
{
    /// <summary>After parsing.</summary>
    public NoteDocument? Document { get; init; }

    /// <summary>After its cells ran: one for each snippet.</summary>
    public ImmutableArray<SnippetRun> Runs { get; init; } = [];

    /// <summary>The figures recorded beside the note.</summary>
    public FigureRecords? Records { get; init; }

    /// <summary>After its runs were held against what the author wrote.</summary>
    public NoteVerdict? Verdict { get; init; }

    /// <summary>After rendering.</summary>
    public RenderedNote? Rendered { get; init; }

    /// <summary>Cells that ran or compiled.</summary>
    public int CellCount => Runs.Count(r => r.Status != SnippetStatus.NotRun);
}

public enum PageKind
{
    Note,
    Index,
    Plain,
}
