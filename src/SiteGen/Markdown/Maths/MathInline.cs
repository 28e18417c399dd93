using Markdig.Syntax.Inlines;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>`$…$` in a line.</summary>
internal sealed class MathInline : LeafInline
{
    /// <summary>The TeX between the dollar signs: each of its lines and where it stands in the file.</summary>
    public required List<(string Text, int FileStart)> Lines { get; init; }

    /// <summary>Written `$$…$$` inside a line, where only a formula in the line can stand.</summary>
    public bool IsDouble { get; init; }

    public string Tex => string.Join('\n', Lines.Select(l => l.Text));

    /// <summary>Set when the note is collected.</summary>
    public NoteFormula? Formula { get; set; }
}

/// <summary>A `$` that opens no formula. It is shown as it is, and its author is told.</summary>
internal sealed class StrayDollar : LeafInline;
