/// <summary>Every non-empty set of the numbers 0 … n − 1.</summary>
IEnumerable<int[]> Supports(int n) =>
    Enumerable
        .Range(1, (1 << n) - 1)
        .Select(set =>
            Enumerable.Range(0, n).Where(i => (set >> i & 1) == 1).ToArray()
        );

/// <summary>
/// The y on the given columns, sum 1, against which the given rows earn the same: none if it is
/// not the only one. Its entries may be negative.
/// </summary>
IEnumerable<Vector<double>> Equalisers(Matrix<double> a, int[] rows, int[] columns)
{
    var k = rows.Length;
    var equations = Matrix<double>.Build.Dense(k + 1, k + 1, 1); // last: the sum is 1
    equations.SetColumn(k, Vec([.. Enumerable.Repeat(-1.0, k), 0])); // unknown: the earning
    for (var i = 0; i < k; i++)
    {
        for (var j = 0; j < k; j++)
        {
            equations[i, j] = a[rows[i], columns[j]];
        }
    }

    if (Abs(equations.Determinant()) > 1e-12)
    {
        var solved = equations.Solve(Vec([.. new double[k], 1]));
        var y = Vec(new double[a.ColumnCount]);
        foreach (var (j, column) in columns.Index())
        {
            y[column] = solved[j];
        }

        yield return y;
    }
}

/// <summary>No entry is negative, no row earns more than x does, no column more than y.</summary>
bool IsEquilibrium(
    Matrix<double> a,
    Matrix<double> b,
    Vector<double> x,
    Vector<double> y
) =>
    Min(x.Minimum(), y.Minimum()) > -1e-9
    && (a * y).Maximum() < x * (a * y) + 1e-9
    && (x * b).Maximum() < x * b * y + 1e-9;

/// <summary>
/// The equilibria with supports of equal size: all of them, once each, in almost every game. Where
/// payoffs tie, some may be missing or come twice.
/// </summary>
IEnumerable<(Vector<double> X, Vector<double> Y)> Equilibria(
    Matrix<double> a,
    Matrix<double> b
) =>
    from rows in Supports(a.RowCount)
    from columns in Supports(a.ColumnCount)
    where rows.Length == columns.Length
    from y in Equalisers(a, rows, columns)
    from x in Equalisers(b.Transpose(), columns, rows)
    where IsEquilibrium(a, b, x, y)
    select (x, y);
