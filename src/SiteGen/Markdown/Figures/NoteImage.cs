using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Figures;

/// <summary>An image of a note.</summary>
/// <param name="Path">Relative to the note's folder.</param>
public sealed record NoteImage(string Path, string Alt, string? Caption, SourceSpan Span);
