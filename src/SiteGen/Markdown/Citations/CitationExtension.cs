using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>Citations from the bibliography.</summary>
internal sealed class CitationExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline) =>
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new CitationParser());

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer) =>
        renderer.ObjectRenderers.Insert(0, new CitationRenderer());
}
