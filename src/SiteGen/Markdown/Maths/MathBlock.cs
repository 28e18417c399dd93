using Markdig.Parsers;
using Markdig.Syntax;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>`$$…$$` on lines of its own, perhaps with a label after it.</summary>
internal sealed class MathBlock(BlockParser parser) : LeafBlock(parser)
{
    /// <summary>The TeX between the dollar signs: each of its lines and where it stands in the file.</summary>
    public List<(string Text, int FileStart)> TexLines { get; } = [];

    public bool IsClosed { get; set; }

    /// <summary>`eq:normal` of `{#eq:normal}`, and its offset in the file.</summary>
    public (string Name, int FileStart)? Label { get; set; }

    /// <summary>Set when the note is collected.</summary>
    public NoteFormula? Formula { get; set; }
}
