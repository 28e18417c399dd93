namespace MlMath.Notebook;

/// <summary>Chooses the levels of a contour plot.</summary>
internal static class Levels
{
    /// <summary>About <paramref name="count"/> round numbers (steps of 1, 2 or 5 times a power of ten) between two values.</summary>
    public static double[] Between(double low, double high, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        if (low >= high)
        {
            return [low];
        }

        var rough = (high - low) / count;
        var power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        var step =
            power
            * (rough / power) switch
            {
                < 1.5 => 1,
                < 3.5 => 2,
                < 7.5 => 5,
                _ => 10,
            };
        var first = (long)Math.Ceiling(low / step);
        var last = (long)Math.Floor(high / step);
        return first > last
            ? [(low + high) / 2]
            : [.. Enumerable.Range(0, (int)(last - first + 1)).Select(i => Numerals.Round((first + i) * step, 12))];
    }
}
