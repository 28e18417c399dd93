using Markdig;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>Cross-references, references to labels, and anchors.</summary>
internal sealed class ReferenceExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.InlineParsers.InsertBefore<LinkInlineParser>(new NoteReferenceParser());
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new BraceParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new ReferenceRenderer());
        renderer.ObjectRenderers.Insert(0, new AnchorRenderer());
    }
}
