using System.Collections.Immutable;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>`[@strang2016, §6.4; @boyd2004]`.</summary>
internal sealed class CitationInline : LeafInline
{
    /// <summary>The works, each with its offset in the file.</summary>
    public required ImmutableArray<(string Key, string Locator, int FileStart)> Works { get; init; }

    /// <summary>The first stretch that is no citation, if there is one.</summary>
    public (string Text, int FileStart)? Malformed { get; init; }
}

/// <summary>One cited work.</summary>
/// <param name="Locator">`§6.4`, `p. 3`; empty where the whole work is cited.</param>
/// <param name="Span">The key, without its `@`.</param>
public sealed record NoteCitation(string Key, string Locator, SourceSpan Span);
