namespace MlMath.Notebook;

/// <summary>Claims about one series of a figure. Each gives the series again, so that claims can be chained.</summary>
public sealed class SeriesCheck
{
    private readonly string who;

    internal SeriesCheck(string who, IReadOnlyList<double> xs, IReadOnlyList<double> ys)
    {
        this.who = who;
        X = xs;
        Y = ys;
    }

    public IReadOnlyList<double> X { get; }

    public IReadOnlyList<double> Y { get; }

    /// <summary>Each value is below the one before by more than −slack.</summary>
    public SeriesCheck IsDecreasing(double slack = 0) => Monotone("decrease", (a, b) => b < a + slack);

    /// <summary>Each value is above the one before by more than −slack.</summary>
    public SeriesCheck IsIncreasing(double slack = 0) => Monotone("increase", (a, b) => b > a - slack);

    public SeriesCheck HasPoints(int count) => Claim(Y.Count == count, $"has {Y.Count} points, not {count}");

    /// <summary>The largest value is this, within the tolerance (relative above 1).</summary>
    public SeriesCheck Max(double expected, double tolerance = 1e-6) =>
        Near("largest value", Y.Max(), expected, tolerance);

    /// <summary>The smallest value is this.</summary>
    public SeriesCheck Min(double expected, double tolerance = 1e-6) =>
        Near("smallest value", Y.Min(), expected, tolerance);

    /// <summary>The first value is this.</summary>
    public SeriesCheck First(double expected, double tolerance = 1e-6) =>
        Near("first value", Y[0], expected, tolerance);

    /// <summary>The last value is this.</summary>
    public SeriesCheck Last(double expected, double tolerance = 1e-6) => Near("last value", Y[^1], expected, tolerance);

    /// <summary>All values lie in [low, high].</summary>
    public SeriesCheck Within(double low, double high)
    {
        for (var i = 0; i < Y.Count; i++)
        {
            Claim(
                Y[i] >= low && Y[i] <= high,
                $"leaves {Numerals.RoundTrip(low)}..{Numerals.RoundTrip(high)}: y[{i}] is {Numerals.RoundTrip(Y[i])}"
            );
        }

        return this;
    }

    private SeriesCheck Monotone(string verb, Func<double, double, bool> fits)
    {
        for (var i = 1; i < Y.Count; i++)
        {
            Claim(
                fits(Y[i - 1], Y[i]),
                $"does not {verb}: y[{i - 1}] is {Numerals.RoundTrip(Y[i - 1])} and y[{i}] is {Numerals.RoundTrip(Y[i])}"
            );
        }

        return this;
    }

    private SeriesCheck Near(string what, double actual, double expected, double tolerance) =>
        Claim(
            Math.Abs(actual - expected) <= Closeness.Allowed(tolerance, expected),
            $"has the {what} {Numerals.RoundTrip(actual)}, not {Numerals.RoundTrip(expected)}"
        );

    private SeriesCheck Claim(bool holds, string otherwise) =>
        holds ? this : throw new CheckFailedException($"{who} {otherwise}");
}
