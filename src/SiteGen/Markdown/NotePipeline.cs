using Markdig;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Markdown.Maths;
using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown;

/// <summary>Markdig as notes use it: CommonMark, tables, footnotes, definition lists, and the features beside this file.</summary>
internal static class NotePipeline
{
    /// <summary>Blocks and inlines inside one another; a note has a dozen.</summary>
    public const int ParseDepth = 64;

    /// <summary>Blocks and inlines together, those included that are left open.</summary>
    public const int TreeDepth = 2 * ParseDepth;

    // A node may count twice when it is rendered.
    public const int RenderDepth = 2 * TreeDepth + 2;

    public static MarkdownPipeline Instance { get; } = Build();

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder { MaximumNestingDepth = ParseDepth };
        builder.UsePreciseSourceLocation().UsePipeTables().UseFootnotes().UseDefinitionLists();
        builder.Extensions.Add(new MathExtension());
        builder.Extensions.Add(new ReferenceExtension());
        builder.Extensions.Add(new CitationExtension());
        builder.Extensions.Add(new ContainerExtension());
        builder.Extensions.Add(new NoteRenderersExtension());
        return builder.Build();
    }
}
