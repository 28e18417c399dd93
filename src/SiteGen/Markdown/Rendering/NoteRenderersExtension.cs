using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Renderers.Html.Inlines;
using MlMath.SiteGen.Markdown.Cells;
using MlMath.SiteGen.Markdown.Figures;
using MlMath.SiteGen.Markdown.Footnotes;
using MlMath.SiteGen.Markdown.Headings;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.Tables;

namespace MlMath.SiteGen.Markdown.Rendering;

/// <summary>Renders Markdig's own nodes as the site's pages want them.</summary>
internal sealed class NoteRenderersExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) { }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        var renderers = renderer.ObjectRenderers;
        renderers.ReplaceOrAdd<HeadingRenderer>(new NoteHeadingRenderer());
        renderers.ReplaceOrAdd<CodeBlockRenderer>(new CodeRenderer());
        renderers.ReplaceOrAdd<ParagraphRenderer>(new ParagraphOrFigureRenderer());
        renderers.ReplaceOrAdd<LinkInlineRenderer>(new ImageRenderer());
        renderers.ReplaceOrAdd<CodeInlineRenderer>(new CodeInLineRenderer());
        renderers.ReplaceOrAdd<LiteralInlineRenderer>(new TextBesideBoxRenderer());
        renderers.ReplaceOrAdd<HtmlTableRenderer>(new TableRenderer());
        renderers.ReplaceOrAdd<HtmlFootnoteGroupRenderer>(new FootnoteGroupRenderer());
        renderers.ReplaceOrAdd<HtmlFootnoteLinkRenderer>(new FootnoteLinkRenderer());
    }
}
