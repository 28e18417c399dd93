using System.Numerics;

namespace MlMath.Notebook;

/// <summary>Takes an author's numbers in, and says which one is wrong.</summary>
internal static class Data
{
    public const int MostPoints = 20_000;

    /// <summary>The numbers as doubles.</summary>
    /// <exception cref="ArgumentException">There are too many, or one is not finite and gaps are not allowed.</exception>
    public static double[] Numbers<T>(IEnumerable<T> values, string mark, string name, string what, bool gaps = false)
        where T : INumberBase<T>
    {
        var numbers = new List<double>();
        foreach (var value in values)
        {
            var number = double.CreateChecked(value);
            if (!double.IsFinite(number) && !gaps)
            {
                throw new ArgumentException(
                    $"{Who(mark, name)}: {what}[{numbers.Count}] is {Numerals.RoundTrip(number)}, which cannot be drawn"
                        + (mark is "line" or "step" ? "; draw gaps with `gaps: true`" : "")
                );
            }

            if (numbers.Count == MostPoints)
            {
                throw new ArgumentException(
                    $"{Who(mark, name)}: more than {MostPoints} points; thin them, for example with `.Where((_, i) => i % 10 == 0)`"
                );
            }

            numbers.Add(number);
        }

        return numbers.Count > 0 ? [.. numbers] : throw new ArgumentException($"{Who(mark, name)}: {what} is empty");
    }

    /// <exception cref="ArgumentException">The lengths differ.</exception>
    public static void SameLength(string mark, string name, string a, int aLength, string b, int bLength)
    {
        if (aLength != bLength)
        {
            throw new ArgumentException($"{Who(mark, name)}: {aLength} {a} but {bLength} {b}");
        }
    }

    /// <summary>Evenly spaced, both ends included.</summary>
    public static double[] Spaced(double from, double to, int count, string mark, string name)
    {
        if (!double.IsFinite(from) || !double.IsFinite(to) || from >= to)
        {
            throw new ArgumentException(
                $"{Who(mark, name)}: the range {Numerals.RoundTrip(from)} to {Numerals.RoundTrip(to)} does not increase"
            );
        }

        return count is >= 2 and <= MostPoints
            ? [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? to : from + (to - from) * i / (count - 1))]
            : throw new ArgumentException(
                $"{Who(mark, name)}: {count} points; between 2 and {MostPoints} can be drawn"
            );
    }

    /// <summary>`f` at each crossing of a grid, row by row from the lowest y.</summary>
    public static double[] Sample(Func<double, double, double> f, double[] xs, double[] ys, string mark, string name)
    {
        var values = new double[xs.Length * ys.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var (x, y) = (xs[i % xs.Length], ys[i / xs.Length]);
            values[i] = f(x, y);
            if (!double.IsFinite(values[i]))
            {
                throw new ArgumentException(
                    $"{Who(mark, name)}: f({Numerals.Short(x)}, {Numerals.Short(y)}) is {Numerals.RoundTrip(values[i])}, which cannot be drawn"
                );
            }
        }

        return values;
    }

    public static string Who(string mark, string name) => name.Length > 0 ? $"{mark} \"{name}\"" : mark;
}
