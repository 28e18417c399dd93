using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines;

/// <summary>One note on its way through the build: the document of the pipeline. Later modules add, none changes.</summary>
/// <param name="Kind">A note of the curriculum, or a page that is none (an index, the notation).</param>
public sealed record NoteBuild(Note Note, PageKind Kind)
{
    /// <summary>Whether the command is about this note; the others are read only so that links to them can be checked.</summary>
    public bool Selected { get; init; } = true;

    /// <summary>What other notes call it: `module/slug`, a module's or part's folder, or a plain page's path.</summary>
    public string Reference =>
        Kind switch
        {
            PageKind.Note => Note.Address.Reference,
            PageKind.Plain => Note.Address.Path,
            _ => Note.Address.Module.Length > 0 ? Note.Address.Module : Note.Address.Part,
        };

    /// <summary>After parsing.</summary>
    public NoteDocument? Document { get; init; }

    /// <summary>After its cells ran: one for each snippet.</summary>
    public ImmutableArray<SnippetRun> Runs { get; init; } = [];

    /// <summary>Some of its cells still run; their runs say <see cref="SnippetStatus.NotRun"/>.</summary>
    public bool IsRunning { get; init; }

    /// <summary>The figures recorded beside the note.</summary>
    public FigureRecords? Records { get; init; }

    /// <summary>After its runs were held against what the author wrote.</summary>
    public NoteVerdict? Verdict { get; init; }

    /// <summary>After typesetting: markup by request.</summary>
    public ImmutableDictionary<TypesetRequest, string> Typeset { get; init; } =
        ImmutableDictionary<TypesetRequest, string>.Empty;

    /// <summary>Style rules that the formulas' markup needs.</summary>
    public ImmutableArray<StyleRule> FormulaRules { get; init; } = [];

    /// <summary>One for each cross-reference.</summary>
    public ImmutableArray<ResolvedReference> References { get; init; } = [];

    /// <summary>The files that a reader can take home, as paths from the site's root: `….cs`, `….ipynb`.</summary>
    public ImmutableArray<string> Downloads { get; init; } = [];

    /// <summary>After rendering.</summary>
    public RenderedNote? Rendered { get; init; }

    /// <summary>Cells that ran or compiled.</summary>
    public int CellCount => Runs.Count(r => r.Status != SnippetStatus.NotRun);

    /// <summary>Values, lines of output and figures that were compared with what the note says.</summary>
    public int CheckCount => Verdict is { Counts: var c } ? c.Values + c.Lines + c.Figures : 0;

    /// <summary>Reading time, after parsing.</summary>
    public int Minutes =>
        Document is { } d ? ReadingTime.Minutes(d.WordCount, d.Formulas.Length, d.Snippets.Length) : 1;

    /// <summary>Whether the page shows a formula anywhere: in its text, a caption, a cell's matrix.</summary>
    public bool ShowsMathematics => Typeset.Keys.Any(r => r is FormulaRequest);
}

public enum PageKind
{
    Note,
    Index,
    Plain,
}
