using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Headings;

/// <summary>A heading of a note.</summary>
/// <param name="Level">1 to 6; a note's own begin at 2.</param>
/// <param name="Text">Without marks; formulas keep their dollar signs.</param>
public sealed record NoteHeading(int Level, string Text, string Anchor, SourceSpan Span);
