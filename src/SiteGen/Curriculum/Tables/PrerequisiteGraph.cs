namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>The graph «needs first» among notes.</summary>
public static class PrerequisiteGraph
{
    /// <returns>The notes along one cycle, first repeated last; null for a DAG.</returns>
    /// <remarks>Depth-first search with three colours: Cormen et al. (2022), §20.3. Iterative: depth is bounded by nothing.</remarks>
    public static IReadOnlyList<string>? FindCycle<T>(IReadOnlyDictionary<string, T> graph)
        where T : IReadOnlyList<string>
    {
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var root in graph.Keys.Order(StringComparer.Ordinal))
        {
            var path = new List<string>();
            var next = new Stack<(string Node, int Edge)>();
            next.Push((root, 0));
            while (next.TryPop(out var top))
            {
                if (top.Edge == 0)
                {
                    if (done.Contains(top.Node))
                    {
                        continue;
                    }

                    if (path.Contains(top.Node, StringComparer.Ordinal))
                    {
                        return [.. path.SkipWhile(n => n != top.Node), top.Node];
                    }

                    path.Add(top.Node);
                }

                var edges = graph.TryGetValue(top.Node, out var found) ? found : default;
                if (edges is not null && top.Edge < edges.Count)
                {
                    next.Push((top.Node, top.Edge + 1));
                    next.Push((edges[top.Edge], 0));
                }
                else
                {
                    path.RemoveAt(path.Count - 1);
                    done.Add(top.Node);
                }
            }
        }

        return null;
    }
}
