using Markdig.Syntax.Inlines;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>`[[module/note#Heading|text]]`, or `{eq:name}`.</summary>
internal sealed class ReferenceInline : LeafInline
{
    /// <summary>`module/note`; empty for the note itself.</summary>
    public required string Target { get; init; }

    /// <summary>What follows `#`: a heading's text, an anchor or a label.</summary>
    public string? Fragment { get; init; }

    /// <summary>What follows `|`.</summary>
    public string? Text { get; init; }

    /// <summary>Set when the note is collected: its place among the note's references.</summary>
    public int Index { get; set; } = -1;
}

/// <summary>`{#name}` or `{#one #two}`: names the place, or the heading, paragraph or container that it ends.</summary>
internal sealed class AnchorInline : LeafInline
{
    public required List<(string Name, int FileStart)> Names { get; init; }
}
