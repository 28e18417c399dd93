using System.Collections.Immutable;

namespace MlMath.SiteGen.Markdown.Definitions;

/// <summary>What a note defines, as a glossary quotes it.</summary>
/// <param name="Title">Plain text; formulas keep their dollar signs.</param>
/// <param name="TitleHtml">The same with its formulas.</param>
/// <param name="Anchor">On the note's page; null where the author gave it no label.</param>
/// <param name="Html">The definition up to its first example. Its links are those of the note's page.</param>
/// <param name="Terms">What it names in bold besides its title, in order, each once.</param>
public sealed record RenderedDefinition(
    string Title,
    string TitleHtml,
    string? Anchor,
    string Html,
    ImmutableArray<string> Terms
);
