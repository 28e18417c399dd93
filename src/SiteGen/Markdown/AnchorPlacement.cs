using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.References;

namespace MlMath.SiteGen.Markdown;

/// <summary>Gives an anchor at the end of a heading, title or paragraph to that block.</summary>
internal static class AnchorPlacement
{
    /// <summary>Takes the anchors that end a block out of its text.</summary>
    public static List<(string Name, int FileStart)> Take(LeafBlock block)
    {
        if (block.Inline is not { LastChild: AnchorInline anchor } inline)
        {
            return [];
        }

        anchor.Remove();
        if (inline.LastChild is LiteralInline literal)
        {
            literal.Content.TrimEnd();
            if (literal.Content.IsEmpty)
            {
                literal.Remove();
            }
        }
        else if (inline.LastChild is LineBreakInline lineBreak)
        {
            lineBreak.Remove();
        }

        return anchor.Names;
    }

    /// <summary>The first name becomes the block's id; further ones become empty elements at its beginning.</summary>
    public static void Place(LeafBlock block, IReadOnlyList<(string Name, int FileStart)> names)
    {
        if (names.Count == 0)
        {
            return;
        }

        var hasElement =
            block is HeadingBlock
            || block is ParagraphBlock { Parent: MarkdownDocument or NoteContainer or QuoteBlock };
        if (hasElement)
        {
            block.GetAttributes().Id = Labels.AnchorOf(names[0].Name);
        }

        var rest = names.Skip(hasElement ? 1 : 0).ToList();
        if (rest.Count == 0 || block.Inline is not { } inline)
        {
            return;
        }

        var extra = new AnchorInline { Names = rest };
        if (inline.FirstChild is { } first)
        {
            first.InsertBefore(extra);
        }
        else
        {
            inline.AppendChild(extra);
        }
    }
}
