using Markdig.Extensions.DefinitionLists;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Containers;

namespace MlMath.SiteGen.Markdown.Footnotes;

/// <summary>
/// Which footnotes stand beside their mark: those of one paragraph whose first mark is in running text. The others stand at
/// the note's end.
/// </summary>
internal static class SideNotes
{
    /// <summary>The one paragraph of a note that stands beside its mark; null for one at the end.</summary>
    public static ParagraphBlock? TextOf(Footnote footnote) =>
        footnote is [ParagraphBlock text] && FirstMark(footnote) is { } mark && IsInText(mark) ? text : null;

    /// <summary>Whether the note itself is written here: at the first of its marks.</summary>
    public static bool IsWrittenAt(FootnoteLink mark) => FirstMark(mark.Footnote) == mark;

    private static FootnoteLink? FirstMark(Footnote footnote) => footnote.Links.Find(l => !l.IsBackLink);

    // Not in a heading, a table, a title or another footnote: what stands there is shown elsewhere too, or has no margin.
    private static bool IsInText(FootnoteLink mark)
    {
        var block = mark.Parent?.ParentBlock;
        if (block is not ParagraphBlock || block.Parent is NoteContainer container && container.Title == block)
        {
            return false;
        }

        for (Block? around = block.Parent; around is not null; around = around.Parent)
        {
            if (around is TableCell or Footnote or DefinitionTerm)
            {
                return false;
            }
        }

        return true;
    }
}
