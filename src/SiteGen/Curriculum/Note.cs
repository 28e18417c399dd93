using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum;

/// <summary>A note as read from disk: its place, its front matter and its whole text.</summary>
/// <param name="Address">Part, module and slug.</param>
/// <param name="FrontMatter">Typed and checked.</param>
/// <param name="Source">The whole file; the front matter is part of it, so that positions are the file's own.</param>
/// <param name="BodyStart">Offset of the first character after the front matter.</param>
public sealed record Note(NoteAddress Address, FrontMatter FrontMatter, SourceText Source, int BodyStart);
