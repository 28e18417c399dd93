using System.Collections.Immutable;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Definitions;
using MlMath.SiteGen.Markdown.Recall;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>Turns a parsed note and what the build made for it into HTML. Equal arguments give equal bytes.</summary>
public static class NoteRenderer
{
    public static RenderedNote Render(NoteDocument note, RenderContext context)
    {
        var toc = ImmutableArray.CreateBuilder<RenderedHeading>();
        foreach (var heading in note.Syntax.Descendants<HeadingBlock>().Where(h => h.Level is 2 or 3))
        {
            if (heading.TryGetAttributes()?.Id is { } anchor && heading.Inline is { } inline)
            {
                var html = Html(note, context, r => TocText.Write(r, inline));
                toc.Add(new RenderedHeading(heading.Level, anchor, html.Trim()));
            }
        }

        var works = ReferencesList.Of(note, context.Bibliography);
        if (works.Count > 0)
        {
            toc.Add(new RenderedHeading(2, ReferencesList.Anchor, "References"));
        }

        string? names = null;
        var body = Html(
            note,
            context,
            renderer =>
            {
                renderer.Render(note.Syntax);
                if (works.Count > 0)
                {
                    ReferencesList.Write(renderer, works);
                }

                names = renderer.Names.ToJson();
            },
            isExcerpt: false
        );
        return new RenderedNote(body, toc.ToImmutable(), note.PlainText)
        {
            Definitions = DefinitionText.Of(note, write => Html(note, context, write)),
            Names = names,
            Questions = RecallQuestions.Of(note, write => Html(note, context, write)),
        };
    }

    private static string Html(
        NoteDocument note,
        RenderContext context,
        Action<NoteHtmlRenderer> write,
        bool isExcerpt = true
    )
    {
        using var writer = new StringWriter { NewLine = "\n" };
        var renderer = new NoteHtmlRenderer(writer, note, context) { IsExcerpt = isExcerpt };
        NotePipeline.Instance.Setup(renderer);
        write(renderer);
        return writer.ToString();
    }
}
