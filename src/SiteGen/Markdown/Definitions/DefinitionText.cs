using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Definitions;

/// <summary>Takes the definitions out of a note: what each says before it turns to examples.</summary>
internal static class DefinitionText
{
    /// <param name="html">Renders a part of the note.</param>
    public static ImmutableArray<RenderedDefinition> Of(
        NoteDocument note,
        Func<Action<NoteHtmlRenderer>, string> html
    ) =>
        [
            .. note
                .Syntax.Descendants<NoteContainer>()
                .Where(c => c is { Name: "definition", Title.Inline: not null })
                .Select(c => Render(c, c.Title!.Inline!, html)),
        ];

    private static RenderedDefinition Render(
        NoteContainer definition,
        ContainerInline title,
        Func<Action<NoteHtmlRenderer>, string> html
    )
    {
        var name = PlainText.Of(title);
        var terms = ImmutableArray.CreateBuilder<string>();
        var text = html(renderer => Write(renderer, definition, terms));
        return new RenderedDefinition(
            name,
            html(renderer => TocText.Write(renderer, title)).Trim(),
            definition.Anchor,
            text.Trim(),
            [.. terms.Where(t => !string.Equals(t, name, StringComparison.OrdinalIgnoreCase)).Distinct()]
        );
    }

    private static void Write(NoteHtmlRenderer renderer, NoteContainer definition, ImmutableArray<string>.Builder terms)
    {
        foreach (var block in definition.Where(b => b != definition.Title))
        {
            if (block is ParagraphBlock { Inline: { } inline })
            {
                var said = inline.TakeWhile(i => !BeginsExample(i)).ToList();
                terms.AddRange(said.SelectMany(Strong).Select(PlainText.Of));
                WriteParagraph(renderer, said);
                if (said.Count < inline.Count())
                {
                    return;
                }
            }
            else if (block is MathBlock or ListBlock)
            {
                renderer.Render(block);
            }
            else
            {
                return;
            }
        }
    }

    private static void WriteParagraph(NoteHtmlRenderer renderer, List<Inline> said)
    {
        // The blank before the example is nobody's.
        if (said is [LiteralInline { Content: var only }] && only.IsEmptyOrWhitespace() || said.Count == 0)
        {
            return;
        }

        renderer.Write("<p>");
        foreach (var inline in said)
        {
            renderer.Render(inline);
        }

        renderer.WriteLine("</p>");
    }

    private static IEnumerable<EmphasisInline> Strong(Inline inline) =>
        inline is ContainerInline container
            ? container
                .FindDescendants<EmphasisInline>()
                .Concat(container is EmphasisInline self ? [self] : [])
                .Where(e => e.DelimiterCount == 2)
            : [];

    // `*Example:*`, `*Examples:*`, `*Non-example:*`.
    private static bool BeginsExample(Inline inline) =>
        inline is EmphasisInline { DelimiterCount: 1 } emphasis
        && PlainText.Of(emphasis) is var word
        && (
            word.StartsWith("Example", StringComparison.Ordinal)
            || word.StartsWith("Non-example", StringComparison.Ordinal)
        );
}
