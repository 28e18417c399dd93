using System.Collections.Immutable;
using Markdig.Syntax;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Figures;
using MlMath.SiteGen.Markdown.Headings;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Snippets;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown;

/// <summary>A note, parsed: what is in it, in document order. Not changed after parsing.</summary>
public sealed record NoteDocument
{
    public required SourceText Source { get; init; }

    public ImmutableArray<Snippet> Snippets { get; init; } = [];

    public ImmutableArray<NoteFormula> Formulas { get; init; } = [];

    public ImmutableArray<NoteListing> Listings { get; init; } = [];

    public ImmutableArray<NoteHeading> Headings { get; init; } = [];

    public ImmutableArray<NoteLabel> Labels { get; init; } = [];

    /// <summary>Every id that the text gives: headings', labels', `{#name}`.</summary>
    public ImmutableSortedSet<string> Anchors { get; init; } = [];

    public ImmutableArray<NoteReference> References { get; init; } = [];

    public ImmutableArray<NoteCitation> Citations { get; init; } = [];

    public ImmutableArray<NoteLink> Links { get; init; } = [];

    public ImmutableArray<NoteImage> Images { get; init; } = [];

    /// <summary>Words of running text: code and cells are not counted, a formula is one word.</summary>
    public int WordCount { get; init; }

    /// <summary>Definitions with a title.</summary>
    public int Definitions { get; init; }

    public int Exercises { get; init; }

    /// <summary>What its recall sections ask.</summary>
    public int Questions { get; init; }

    /// <summary>Labs: sections headed `Lab: …`, and `::: lab` containers.</summary>
    public int Labs { get; init; }

    /// <summary>The words without markup, one block a line, headings included.</summary>
    public string PlainText { get; init; } = "";

    internal MarkdownDocument Syntax { get; init; } = [];
}

/// <summary>A link to the web or to an anchor of the same note.</summary>
public sealed record NoteLink(string Url, SourceSpan Span);
