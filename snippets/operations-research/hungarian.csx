/// <summary>
/// The cheapest assignment of the rows of a cost matrix to columns of their own, by the Hungarian
/// method. There are at least as many columns as rows.
/// </summary>
/// <param name="Column">The column of each row.</param>
/// <param name="U">A price for each row, and V for each column: U[i] + V[j] is at most cost[i, j].</param>
/// <param name="Looks">How many entries were looked at.</param>
record Assignment(int[] Column, double[] U, double[] V, int Looks)
{
    public double Total(Matrix<double> cost) =>
        Column.Select((j, i) => cost[i, j]).Sum();

    public static Assignment Cheapest(Matrix<double> cost)
    {
        var (n, m) = (cost.RowCount, cost.ColumnCount);
        var (u, v, looks) = (new double[n], new double[m], 0);
        var owner = Enumerable.Repeat(-1, m).ToArray(); // the row of each column
        for (var added = 0; added < n; added++)
        {
            var gap = Enumerable.Repeat(double.PositiveInfinity, m).ToArray();
            var before = new int[m]; // the reached column from which gap[j] is taken
            var reached = new List<int>();
            var last = -1;
            do
            {
                var i = last < 0 ? added : owner[last];
                var open = Enumerable.Range(0, m).Except(reached).ToArray();
                foreach (var j in open)
                {
                    looks++;
                    if (cost[i, j] - u[i] - v[j] < gap[j])
                    {
                        (gap[j], before[j]) = (cost[i, j] - u[i] - v[j], last);
                    }
                }

                var nearest = open.MinBy(j => gap[j]);
                var step = gap[nearest];
                u[added] += step;
                foreach (var j in reached)
                {
                    u[owner[j]] += step;
                    v[j] -= step;
                }

                foreach (var j in open)
                {
                    gap[j] -= step;
                }

                reached.Add(nearest);
                last = nearest;
            } while (owner[last] >= 0);

            for (; last >= 0; last = before[last]) // along the path each row moves on
            {
                owner[last] = before[last] < 0 ? added : owner[before[last]];
            }
        }

        var column = new int[n];
        foreach (var j in Enumerable.Range(0, m).Where(j => owner[j] >= 0))
        {
            column[owner[j]] = j;
        }

        return new(column, u, v, looks);
    }
}
