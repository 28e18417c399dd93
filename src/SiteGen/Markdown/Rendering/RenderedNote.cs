using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Definitions;
using MlMath.SiteGen.Markdown.Recall;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>A note as HTML.</summary>
/// <param name="Html">The body: headings, text, cells, footnotes and the list of references.</param>
/// <param name="Toc">Headings of the second and third level, in order, the list of references included.</param>
/// <param name="SearchText">The note's words without markup, one block a line.</param>
public sealed record RenderedNote(string Html, ImmutableArray<RenderedHeading> Toc, string SearchText)
{
    /// <summary>What the note defines under a title of its own, in order.</summary>
    public ImmutableArray<RenderedDefinition> Definitions { get; init; } = [];

    /// <summary>What the names in its cells stand for, as JSON: <see cref="Cells.NameTable"/>. Null where there are none.</summary>
    public string? Names { get; init; }

    /// <summary>What its recall sections ask, in order.</summary>
    public ImmutableArray<RenderedQuestion> Questions { get; init; } = [];
}

/// <summary>A heading of the page.</summary>
/// <param name="Html">Its text, which may hold formulas and code, and no links.</param>
public sealed record RenderedHeading(int Level, string Anchor, string Html);
