using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace MlMath.SiteGen.Markdown;

/// <summary>How deep a tree is, found without recursion: brackets that match nothing nest without bound.</summary>
internal static class TreeDepth
{
    /// <returns>A node that stands deeper than that; null where there is none.</returns>
    public static MarkdownObject? FindBelow(MarkdownDocument document, int depth)
    {
        var open = new Stack<(MarkdownObject Node, int Depth)>();
        open.Push((document, 0));
        while (open.TryPop(out var top))
        {
            if (top.Depth > depth)
            {
                return top.Node;
            }

            foreach (var child in ChildrenOf(top.Node))
            {
                open.Push((child, top.Depth + 1));
            }
        }

        return null;
    }

    private static IEnumerable<MarkdownObject> ChildrenOf(MarkdownObject node) =>
        node switch
        {
            ContainerBlock block => block,
            LeafBlock { Inline: { } inline } => [inline],
            ContainerInline inline => inline,
            _ => [],
        };
}
