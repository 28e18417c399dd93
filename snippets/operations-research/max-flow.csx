/// <summary>
/// A network on the nodes 0 … n − 1. Arc k is stored twice: at 2k with the room it has left, at
/// 2k + 1 backwards with the flow that could be taken back. Differences below 1e-9 are none.
/// </summary>
class Network(int n)
{
    readonly List<(int From, int To, double Cost)> arcs = [];
    readonly List<double> room = [];

    /// <summary>Adds an arc, and gives its number: 0, 1, 2, …</summary>
    public int Arc(int from, int to, double capacity, double cost = 0)
    {
        arcs.AddRange([(from, to, cost), (to, from, -cost)]);
        room.AddRange([capacity, 0]);
        return arcs.Count / 2 - 1;
    }

    public double Flow(int arc) => room[2 * arc + 1];

    /// <summary>Sends all it can along paths with fewest arcs. Gives value and number of paths.</summary>
    public (double Value, int Paths) Fill(int source, int sink)
    {
        var (value, paths) = (0.0, 0);
        while (Tree(source) is var last && last[sink] >= 0)
        {
            value += Send(last, source, sink, double.PositiveInfinity);
            paths++;
        }

        return (value, paths);
    }

    /// <summary>Which nodes can be reached from this one through arcs with room.</summary>
    public bool[] Reached(int from)
    {
        var last = Tree(from);
        return [.. Enumerable.Range(0, n).Select(v => v == from || last[v] >= 0)];
    }

    /// <summary>Sends an amount, or what fits, along cheapest paths. Gives what was sent, and its cost.</summary>
    /// <remarks>No round of the arcs added may have a negative cost.</remarks>
    public (double Sent, double Cost) Send(int source, int sink, double amount)
    {
        var (sent, cost) = (0.0, 0.0);
        while (sent < amount - 1e-9)
        {
            var start = Enumerable.Repeat(double.PositiveInfinity, n).ToArray();
            start[source] = 0;
            var (price, last) = Cheapest(start);
            if (last[sink] < 0)
            {
                break;
            }

            var more = Send(last, source, sink, amount - sent);
            (sent, cost) = (sent + more, cost + more * price[sink]);
        }

        return (sent, cost);
    }

    /// <summary>A price for each node: no arc with room leads up by more than its cost.</summary>
    /// <exception cref="InvalidOperationException">A round has a negative cost.</exception>
    public double[] Prices() => Cheapest(new double[n]).Price;

    // The last arc of a path with fewest arcs to each node, −1 where there is none.
    int[] Tree(int from)
    {
        var leaving = Enumerable
            .Range(0, arcs.Count)
            .Where(e => room[e] > 1e-9)
            .ToLookup(e => arcs[e].From);
        var last = Enumerable.Repeat(-1, n).ToArray();
        var queue = new Queue<int>([from]);
        while (queue.TryDequeue(out var u))
        {
            foreach (var e in leaving[u])
            {
                var v = arcs[e].To;
                if (v != from && last[v] < 0)
                {
                    last[v] = e;
                    queue.Enqueue(v);
                }
            }
        }

        return last;
    }

    // The same for cheapest paths: n rounds over all arcs.
    (double[] Price, int[] Last) Cheapest(double[] price)
    {
        var last = Enumerable.Repeat(-1, n).ToArray();
        for (var pass = 0; pass <= n; pass++)
        {
            var changed = false;
            for (var e = 0; e < arcs.Count; e++)
            {
                var (u, v, cost) = arcs[e];
                if (room[e] > 1e-9 && price[u] + cost < price[v] - 1e-9)
                {
                    (price[v], last[v], changed) = (price[u] + cost, e, true);
                }
            }

            if (!changed)
            {
                return (price, last);
            }
        }

        throw new InvalidOperationException("a round has a negative cost");
    }

    // Along the path that ends at the sink, as much as fits, at most the amount.
    double Send(int[] last, int source, int sink, double amount)
    {
        for (var v = sink; v != source; v = arcs[last[v]].From)
        {
            amount = Min(amount, room[last[v]]);
        }

        for (var v = sink; v != source; v = arcs[last[v]].From)
        {
            room[last[v]] -= amount;
            room[last[v] ^ 1] += amount;
        }

        return amount;
    }
}
