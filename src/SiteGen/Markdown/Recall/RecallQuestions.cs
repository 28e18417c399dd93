using System.Collections.Immutable;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Recall;

/// <summary>The questions of `::: recall`: each item's first block asks, the rest answers.</summary>
internal static class RecallQuestions
{
    public static IEnumerable<ListItemBlock> In(NoteContainer recall) =>
        recall.OfType<ListBlock>().SelectMany(list => list.OfType<ListItemBlock>());

    /// <summary>
    /// A question's id on its page: of its words alone, so that readers keep what they know of it while the note around it
    /// changes. Other words are another question.
    /// </summary>
    public static string IdOf(ListItemBlock question)
    {
        var words = question
            .Take(1)
            .SelectMany(block => block is LeafBlock leaf ? [leaf] : block.Descendants<LeafBlock>())
            .Select(leaf => leaf.Inline is null ? leaf.Lines.ToString() : PlainText.Of(leaf));
        return $"q-{ContentHash.Of(string.Join('\n', words))[..8]}";
    }

    /// <param name="html">Renders a part of the note.</param>
    public static ImmutableArray<RenderedQuestion> Of(NoteDocument note, Func<Action<NoteHtmlRenderer>, string> html) =>
        [
            .. note
                .Syntax.Descendants<NoteContainer>()
                .Where(c => c.Name == "recall")
                .SelectMany(In)
                .Select(q => new RenderedQuestion(
                    q.GetAttributes().Id!,
                    html(r => Write(r, q.Take(1))).Trim(),
                    html(r => Write(r, q.Skip(1))).Trim()
                )),
        ];

    private static void Write(NoteHtmlRenderer renderer, IEnumerable<Block> blocks)
    {
        foreach (var block in blocks)
        {
            renderer.Render(block);
        }
    }
}
