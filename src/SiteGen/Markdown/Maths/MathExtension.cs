using Markdig;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Renderers;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>Formulas: `$…$` in a line, `$$…$$` displayed.</summary>
internal sealed class MathExtension : IMarkdownExtension
{
    public void Setup(MarkdownPipelineBuilder pipeline)
    {
        pipeline.BlockParsers.InsertBefore<FencedCodeBlockParser>(new MathBlockParser());
        pipeline.InlineParsers.InsertBefore<EmphasisInlineParser>(new MathInlineParser());
    }

    public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
    {
        renderer.ObjectRenderers.Insert(0, new MathInlineRenderer());
        renderer.ObjectRenderers.Insert(0, new StrayDollarRenderer());
        renderer.ObjectRenderers.Insert(0, new MathBlockRenderer());
    }
}
