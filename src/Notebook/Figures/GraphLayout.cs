namespace MlMath.Notebook;

/// <summary>Places the nodes of a graph: given places, layers from left to right, or a circle.</summary>
internal static class GraphLayout
{
    /// <exception cref="ArgumentException">An edge names no node, a name is twice among the nodes, or there are none.</exception>
    public static GraphMark Place(
        string[] nodes,
        (string From, string To, string Label)[] edges,
        bool directed,
        Func<string, (double X, double Y)>? at,
        string[] highlight
    )
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var node in nodes)
        {
            if (!numbers.TryAdd(node, numbers.Count))
            {
                throw new ArgumentException($"graph: node `{node}` is listed twice");
            }
        }

        if (nodes.Length == 0)
        {
            throw new ArgumentException("graph: there are no nodes");
        }

        PlacedEdge[] links = [.. edges.Select(e => new PlacedEdge(Number(e.From), Number(e.To), e.Label))];
        _ = highlight.Select(Number).ToList();
        var layers = directed && at is null ? Layers(nodes.Length, links) : null;
        (double X, double Y)[] places =
            at is not null ? [.. nodes.Select(at).Select(p => (p.X, -p.Y))]
            : layers is not null ? InLayers(layers, links)
            : OnCircle(nodes.Length);
        return new GraphMark(
            [.. nodes.Select((n, i) => new PlacedNode(n, places[i].X, places[i].Y, highlight.Contains(n)))],
            links,
            directed
        )
        {
            Free = layers is null,
        };

        int Number(string node) =>
            numbers.TryGetValue(node, out var number)
                ? number
                : throw new ArgumentException(
                    $"graph: `{node}` is no node; the nodes are {string.Join(", ", nodes.Select(n => $"`{n}`"))}"
                );
    }

    /// <summary>Each node's longest distance from a source; null when there is a cycle.</summary>
    private static int[]? Layers(int count, PlacedEdge[] edges)
    {
        var layers = new int[count];
        for (var round = 0; round <= count; round++)
        {
            var changed = false;
            foreach (var edge in edges)
            {
                if (layers[edge.To] <= layers[edge.From])
                {
                    layers[edge.To] = layers[edge.From] + 1;
                    changed = true;
                }
            }

            if (!changed)
            {
                return PullRight(layers, edges);
            }
        }

        return null;
    }

    /// <summary>Sources move next to the first node that they feed.</summary>
    private static int[] PullRight(int[] layers, PlacedEdge[] edges) =>
        [
            .. layers.Select(
                (layer, node) =>
                    edges.Any(e => e.To == node) || !edges.Any(e => e.From == node)
                        ? layer
                        : edges.Where(e => e.From == node).Min(e => layers[e.To]) - 1
            ),
        ];

    /// <summary>Columns by layer; within a column by the average height of the neighbours, swept to and fro.</summary>
    private static (double X, double Y)[] InLayers(int[] layers, PlacedEdge[] edges)
    {
        var columns = Enumerable
            .Range(0, layers.Max() + 1)
            .Select(layer => Enumerable.Range(0, layers.Length).Where(n => layers[n] == layer).ToList())
            .ToList();
        var places = new (double X, double Y)[layers.Length];
        columns.ForEach(c => Spread(c, places, layers));
        for (var sweep = 0; sweep < 8; sweep++)
        {
            foreach (var column in sweep % 2 == 0 ? columns : Enumerable.Reverse(columns))
            {
                var order = column.OrderBy(n =>
                    Neighbours(n).Select(m => places[m].Y).DefaultIfEmpty(places[n].Y).Average()
                );
                Spread([.. order], places, layers);
            }
        }

        return places;

        IEnumerable<int> Neighbours(int node) =>
            edges
                .Where(e => e.To == node)
                .Select(e => e.From)
                .Concat(edges.Where(e => e.From == node).Select(e => e.To));
    }

    private static void Spread(List<int> column, (double X, double Y)[] places, int[] layers)
    {
        for (var i = 0; i < column.Count; i++)
        {
            places[column[i]] = (layers[column[i]], i - (column.Count - 1) / 2.0);
        }
    }

    /// <summary>Clockwise from the top.</summary>
    private static (double X, double Y)[] OnCircle(int count)
    {
        var radius = count == 1 ? 0 : 0.5 / Math.Sin(Math.PI / Math.Max(count, 3));
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(i => Math.SinCos(2 * Math.PI * i / count))
                .Select(p => (radius * p.Sin, -radius * p.Cos)),
        ];
    }
}
