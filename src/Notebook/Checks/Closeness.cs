namespace MlMath.Notebook;

/// <summary>Compares numbers within a tolerance, and reports the worst.</summary>
internal static class Closeness
{
    /// <summary>Absolute below a magnitude of 1, relative above.</summary>
    public static double Allowed(double tolerance, double magnitude) => tolerance * Math.Max(1, Math.Abs(magnitude));

    /// <param name="place">Names an entry, such as `[1, 2]`.</param>
    /// <exception cref="CheckFailedException">The counts differ, or an entry is too far off.</exception>
    public static void Verify(
        double[] actual,
        double[] expected,
        double tolerance,
        string text,
        Func<int, string> place
    )
    {
        if (actual.Length != expected.Length)
        {
            throw new CheckFailedException($"`{text}` has {actual.Length} entries, not {expected.Length}");
        }

        var allowed = Allowed(tolerance, Numerals.Largest(expected));
        var worst = -1;
        var distance = -1.0;
        for (var i = 0; i < actual.Length; i++)
        {
            var off = Distance(actual[i], expected[i]);
            if (off > distance)
            {
                (worst, distance) = (i, off);
            }
        }

        if (distance > allowed)
        {
            throw new CheckFailedException(
                $"`{text}`{place(worst)} is {Numerals.RoundTrip(actual[worst])}, not {Numerals.RoundTrip(expected[worst])}: "
                    + $"off by {Numerals.Short(distance)}, allowed {Numerals.Short(allowed)}"
            );
        }
    }

    /// <summary>Infinite where one is finite and the other not, or one is NaN.</summary>
    private static double Distance(double a, double b)
    {
        var off = Math.Abs(a - b);
        return a.Equals(b) ? 0
            : double.IsNaN(off) ? double.PositiveInfinity
            : off;
    }
}
