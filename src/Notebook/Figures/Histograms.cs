using System.Numerics;

namespace MlMath.Notebook;

/// <summary>Counts values into equal bins.</summary>
internal static class Histograms
{
    /// <exception cref="ArgumentException">There is no value, one is not finite, or the edges do not increase.</exception>
    public static HistogramMark Of<T>(
        IEnumerable<T> values,
        int bins,
        string name,
        double? from,
        double? to,
        bool density
    )
        where T : INumberBase<T>
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bins, 1);
        var numbers = values.Select(v => double.CreateChecked(v)).ToList();
        var odd = numbers.FindIndex(v => !double.IsFinite(v));
        if (odd >= 0 || numbers.Count == 0)
        {
            throw new ArgumentException(
                $"{Data.Who("histogram", name)}: "
                    + (
                        odd < 0
                            ? "there are no values"
                            : $"values[{odd}] is {Numerals.RoundTrip(numbers[odd])}, which cannot be drawn"
                    )
            );
        }

        var (low, high) = (from ?? numbers.Min(), to ?? numbers.Max());
        if (low == high && from is null && to is null)
        {
            (low, high) = (low - 0.5, high + 0.5);
        }

        var edges = Data.Spaced(low, high, bins + 1, "histogram", name);
        var counts = new double[bins];
        foreach (var value in numbers.Where(v => v >= low && v <= high))
        {
            counts[Bin(edges, value)]++;
        }

        var width = (high - low) / bins;
        double[] heights = density ? [.. counts.Select(c => c / (numbers.Count * width))] : counts;
        return new HistogramMark(edges, heights, numbers.Count);
    }

    /// <summary>The bin [e_i, e_(i+1)) that holds the value; the last one is closed.</summary>
    private static int Bin(double[] edges, double value)
    {
        var index = Array.BinarySearch(edges, value);
        return Math.Min(index >= 0 ? index : ~index - 1, edges.Length - 2);
    }
}
