using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>What the build has made for a note: all that turning it into HTML needs besides its text.</summary>
public sealed record RenderContext
{
    /// <summary>Markup by request: formulas, figures, listings; <see cref="NoteTypesetting.Requests"/> says which.</summary>
    public IReadOnlyDictionary<TypesetRequest, string> Typeset { get; init; } =
        ImmutableDictionary<TypesetRequest, string>.Empty;

    /// <summary>One per snippet, in order. Empty where nothing was run: then only code is shown.</summary>
    public ImmutableArray<CellResult> Cells { get; init; } = [];

    /// <summary>What libraries say of the names in cells, by documentation id.</summary>
    public IReadOnlyDictionary<string, string> Summaries { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>One per reference of the note, in order, from <see cref="ReferenceResolver"/>.</summary>
    public ImmutableArray<ResolvedReference> References { get; init; } = [];

    public Bibliography Bibliography { get; init; } = Bibliography.Empty;
}

/// <summary>What running and checking a cell gave.</summary>
public sealed record CellResult(SnippetRun Run, SnippetVerdict Verdict);
