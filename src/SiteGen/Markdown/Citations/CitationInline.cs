using System.Collections.Immutable;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>`[@strang2016, §6.4; @boyd2004]`.</summary>
internal sealed class CitationInline : LeafInline
{
    /// <summary>The works, each with its offset in the file.</summary>
    public required ImmutableArray<(string Key, string Locator, int FileStart)> Works { get; init; }

    /// <summary>Set when the note is collected: its place among the note's citations, from 1; 0 before.</summary>
    public int Place { get; set; }

    public string Anchor => NoteCitation.AnchorOf(Place);

    /// <summary>The first stretch that is no citation, if there is one.</summary>
    public (string Text, int FileStart)? Malformed { get; init; }
}

/// <summary>One cited work.</summary>
/// <param name="Locator">`§6.4`, `p. 3`; empty where the whole work is cited.</param>
/// <param name="Span">The key, without its `@`.</param>
/// <param name="Place">Of its brackets among the note's citations, from 1: several works may share one.</param>
public sealed record NoteCitation(string Key, string Locator, SourceSpan Span, int Place)
{
    /// <summary>Where it stands on the page.</summary>
    public string Anchor => AnchorOf(Place);

    internal static string AnchorOf(int place) => $"cite-{place}";
}
