namespace MlMath.Notebook;

/// <summary>Places a tree: leaves evenly from left to right, parents above the middle of their children.</summary>
internal static class TreeLayout
{
    private const int MostNodes = 1000;

    /// <exception cref="ArgumentException">There are more than 1000 nodes, as when a child is its own ancestor.</exception>
    public static GraphMark Place<T>(
        T root,
        Func<T, IEnumerable<T>> children,
        Func<T, string> label,
        Func<T, string>? edge
    )
    {
        var nodes = new List<PlacedNode>();
        var edges = new List<PlacedEdge>();
        var leaves = 0;
        Visit(root, depth: 0);
        return new GraphMark(nodes, edges, Directed: false);

        double Visit(T node, int depth)
        {
            if (nodes.Count == MostNodes)
            {
                throw new ArgumentException($"tree: more than {MostNodes} nodes; is a node its own descendant?");
            }

            var number = nodes.Count;
            nodes.Add(new PlacedNode(label(node), 0, depth, Highlighted: false));
            double? first = null;
            var last = 0.0;
            foreach (var child in children(node))
            {
                edges.Add(new PlacedEdge(number, nodes.Count, edge?.Invoke(child) ?? ""));
                last = Visit(child, depth + 1);
                first ??= last;
            }

            var x = first is { } from ? (from + last) / 2 : leaves++;
            nodes[number] = nodes[number] with { X = x };
            return x;
        }
    }
}
