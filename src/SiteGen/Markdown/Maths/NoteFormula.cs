using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>A formula of a note.</summary>
/// <param name="Tex">Without its dollar signs, mapped to the file.</param>
/// <param name="Span">From the first to the last character between the dollar signs.</param>
/// <param name="Number">Counts the labelled equations of the note from 1; null where there is no label.</param>
public sealed record NoteFormula(MappedCode Tex, bool DisplayMode, SourceSpan Span, string? Label, int? Number)
{
    public FormulaRequest Request => new(Tex.Text, DisplayMode);
}
