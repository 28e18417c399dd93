/// <summary>A solved tableau with one limit more, solved again. Null: nothing is allowed.</summary>
static class Tighter
{
    /// <summary>The limit: amount − row · free is at least 0.</summary>
    /// <remarks>
    /// Dual pivots: a basic variable below 0 leaves, and the last row stays at least 0. Lowest
    /// index first, so that no tableau returns.
    /// </remarks>
    public static Tableau Limit(Tableau t, Vector<double> row, double amount)
    {
        var grown = Matrix<double>.Build.Dense(t.M + 2, t.N + 1);
        grown.SetSubMatrix(0, 0, t.T);
        grown.SetRow(t.M + 1, t.T.Row(t.M));
        grown.SetRow(t.M, [.. row, amount]);
        t = new(grown, [.. t.Basic, t.M + t.N], t.Free);
        while (true)
        {
            var below = Enumerable
                .Range(0, t.M)
                .Where(i => t.T[i, t.N] < -1e-9)
                .ToArray();
            if (below.Length == 0)
            {
                return t;
            }

            var i = below.MinBy(i => t.Basic[i]);
            var raising = Enumerable
                .Range(0, t.N)
                .Where(k => t.T[i, k] < -1e-9)
                .ToArray();
            if (raising.Length == 0)
            {
                return null;
            }

            var k = raising
                .OrderBy(k => t.T[t.M, k] / -t.T[i, k])
                .ThenBy(k => t.Free[k])
                .First();
            t = t.Pivot(i, k);
        }
    }

    /// <summary>A basic variable is amount − row · free.</summary>
    public static (Vector<double> Row, double Amount) Equation(Tableau t, int variable)
    {
        var i = Array.IndexOf(t.Basic, variable);
        return (t.T.Row(i).SubVector(0, t.N), t.T[i, t.N]);
    }

    public static Tableau AtMost(Tableau t, int variable, double most)
    {
        var (row, amount) = Equation(t, variable);
        return Limit(t, -row, most - amount);
    }

    public static Tableau AtLeast(Tableau t, int variable, double least)
    {
        var (row, amount) = Equation(t, variable);
        return Limit(t, row, amount - least);
    }

    /// <summary>Gomory's cut from the equation of a variable that is not whole.</summary>
    public static Tableau Cut(Tableau t, int variable)
    {
        var (row, amount) = Equation(t, variable);
        return Limit(t, -row.Map(Fraction), -Fraction(amount));
    }

    /// <summary>What is above the whole number below; 0 within a thousand-millionth of one.</summary>
    public static double Fraction(double v) => Max(0, v - Floor(v + 1e-9));
}

/// <summary>
/// Maximise c·x subject to Ax ≤ b, x ≥ 0, the first `whole` variables whole; b at least 0. What is
/// within a millionth of a whole number counts as whole.
/// </summary>
class BranchAndBound(Matrix<double> a, Vector<double> b, Vector<double> c, int whole)
{
    readonly PriorityQueue<Tableau, (double, int)> open = new();

    public Tableau Root { get; } = Tableau.Of(a, b, c).Walk()[^1];
    public double[] Plan { get; private set; } = [];
    public double Found { get; private set; } = double.NegativeInfinity;
    public double Bound => open.Count == 0 ? Found : Max(Found, open.Peek().Value);

    /// <summary>Linear programs solved.</summary>
    public int Programs { get; private set; }
    public List<(int Programs, double Bound, double Found)> Trace { get; } = [];

    /// <summary>Largest bound first. Stops early when `most` programs are solved.</summary>
    public BranchAndBound Run(int most = 20_000)
    {
        Open(Root);
        while (open.Count > 0 && Programs < most)
        {
            var t = open.Dequeue();
            double[] x = [.. Enumerable.Range(0, c.Count).Select(t.Amount)];
            double Torn(int k) => Abs(x[k] - Round(x[k]));
            var k = Enumerable.Range(0, whole).MaxBy(Torn);
            var torn = Torn(k) > 1e-6;
            Try(torn ? [.. x.Select((v, j) => j < whole ? Floor(v + 1e-6) : v)] : x);
            if (torn && t.Value > Found + 1e-9)
            {
                Open(Tighter.AtMost(t, k, Floor(x[k])));
                Open(Tighter.AtLeast(t, k, Ceiling(x[k])));
            }

            Trace.Add((Programs, Bound, Found));
        }

        return this;
    }

    void Open(Tableau t)
    {
        Programs++;
        if (t is not null)
        {
            open.Enqueue(t, (-Round(t.Value, 9), -Programs)); // of equals, the newest
        }
    }

    void Try(double[] x)
    {
        if (c * Vec(x) > Found && (b - a * Vec(x)).Minimum() > -1e-6)
        {
            (Plan, Found) = (x, c * Vec(x));
        }
    }
}
