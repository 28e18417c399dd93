/// <summary>
/// Maximise c·x subject to Ax + s = b, x and s at least 0. The basic variables are written by
/// the free ones: basic + T · free = last column. The last row does the same for the objective.
/// Variables 0 … N − 1 are x at the start, N … N + M − 1 the slacks.
/// </summary>
record Tableau(Matrix<double> T, int[] Basic, int[] Free)
{
    public int M => Basic.Length;
    public int N => Free.Length;
    public double Value => T[M, N];

    public static Tableau Of(Matrix<double> a, Vector<double> b, Vector<double> c)
    {
        var t = Matrix<double>.Build.Dense(b.Count + 1, c.Count + 1);
        t.SetSubMatrix(0, 0, a);
        t.SetColumn(c.Count, 0, b.Count, b);
        t.SetRow(b.Count, 0, c.Count, -c);
        return new(
            t,
            [.. Enumerable.Range(c.Count, b.Count)],
            [.. Enumerable.Range(0, c.Count)]
        );
    }

    /// <summary>What a variable is when all free ones are 0.</summary>
    public double Amount(int variable) =>
        Basic.Contains(variable) ? T[Array.IndexOf(Basic, variable), N] : 0;

    /// <summary>What a unit of a variable takes from the objective.</summary>
    public double Price(int variable) =>
        Free.Contains(variable) ? T[M, Array.IndexOf(Free, variable)] : 0;

    /// <summary>The column's variable becomes basic, the row's becomes free.</summary>
    public Tableau Pivot(int row, int column)
    {
        var pivot = T[row, column];
        var t = T - T.Column(column).OuterProduct(T.Row(row)) / pivot;
        t.SetRow(row, T.Row(row) / pivot);
        t.SetColumn(column, -T.Column(column) / pivot);
        t[row, column] = 1 / pivot;
        var (basic, free) = (Basic.ToArray(), Free.ToArray());
        (basic[row], free[column]) = (Free[column], Basic[row]);
        return new(t, basic, free);
    }

    /// <summary>Null at the optimum. An entering variable that no row limits is an error.</summary>
    public (int Row, int Column)? Next(bool bland = false)
    {
        var gains = Enumerable.Range(0, N).Where(k => T[M, k] < -1e-9).ToArray();
        if (gains.Length == 0)
        {
            return null;
        }

        var column = bland ? gains.MinBy(k => Free[k]) : gains.MinBy(k => T[M, k]);
        var rows = Enumerable.Range(0, M).Where(i => T[i, column] > 1e-9).ToArray();
        if (rows.Length == 0)
        {
            throw new InvalidOperationException(
                $"variable {Free[column]} has no limit"
            );
        }

        var row = rows.OrderBy(i => T[i, N] / T[i, column])
            .ThenBy(i => Basic[i])
            .First();
        return (row, column);
    }

    /// <summary>Every tableau from this one to the optimum. More than 5000 pivots are an error.</summary>
    public List<Tableau> Walk(bool bland = false)
    {
        var walk = new List<Tableau> { this };
        while (walk[^1].Next(bland) is (var row, var column))
        {
            if (walk.Count > 5000)
            {
                throw new InvalidOperationException(
                    "round in circles, or a very long walk"
                );
            }

            walk.Add(walk[^1].Pivot(row, column));
        }

        return walk;
    }
}
