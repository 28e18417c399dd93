using System.Runtime.CompilerServices;
using MathNet.Numerics.LinearAlgebra;

namespace MlMath.Notebook;

/// <summary>Claims in cells. A false one throws <see cref="CheckFailedException"/>, which fails the build of the note.</summary>
public static class Check
{
    /// <summary>Claims that something holds, in words.</summary>
    public static void That(bool holds, string claim)
    {
        if (!holds)
        {
            throw new CheckFailedException($"it does not hold that {claim}");
        }
    }

    /// <summary>Claims that a condition holds; the message quotes the condition.</summary>
    public static void True(bool condition, [CallerArgumentExpression(nameof(condition))] string text = "") =>
        That(condition, $"`{text}`");

    /// <summary>Claims that two values are equal.</summary>
    public static void Equal<T>(T actual, T expected, [CallerArgumentExpression(nameof(actual))] string text = "")
    {
        var same = actual is null
            ? expected is null
            : actual.Equals(expected) || Displays.Text(actual) == Displays.Text(expected);
        if (!same)
        {
            throw new CheckFailedException($"`{text}` is {Displays.Text(actual)}, not {Displays.Text(expected)}");
        }
    }

    /// <summary>Claims |actual − expected| ≤ tolerance·max(1, |expected|).</summary>
    public static void Close(
        double actual,
        double expected,
        double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string text = ""
    ) => Closeness.Verify([actual], [expected], tolerance, text, _ => "");

    /// <summary>Claims closeness entry by entry; the tolerance is relative to the largest expected entry, if that is above 1.</summary>
    public static void Close(
        IEnumerable<double> actual,
        IEnumerable<double> expected,
        double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string text = ""
    ) => Closeness.Verify([.. actual], [.. expected], tolerance, text, i => $"[{i}]");

    /// <summary>Claims closeness entry by entry; the tolerance is relative to the largest expected entry, if that is above 1.</summary>
    public static void Close(
        Matrix<double> actual,
        Matrix<double> expected,
        double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string text = ""
    ) => Close(actual.ToArray(), expected.ToArray(), tolerance, text);

    /// <summary>Claims closeness entry by entry; the tolerance is relative to the largest expected entry, if that is above 1.</summary>
    public static void Close(
        double[,] actual,
        double[,] expected,
        double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string text = ""
    )
    {
        var (rows, columns) = (actual.GetLength(0), actual.GetLength(1));
        if (rows != expected.GetLength(0) || columns != expected.GetLength(1))
        {
            throw new CheckFailedException(
                $"`{text}` is {rows} × {columns}, not {expected.GetLength(0)} × {expected.GetLength(1)}"
            );
        }

        Closeness.Verify(
            [.. actual.Cast<double>()],
            [.. expected.Cast<double>()],
            tolerance,
            text,
            i => $"[{i / columns}, {i % columns}]"
        );
    }

    /// <summary>Claims that two values are not close: where a hypothesis is dropped and a law fails.</summary>
    public static void NotClose(
        double actual,
        double other,
        double tolerance = 1e-9,
        [CallerArgumentExpression(nameof(actual))] string text = ""
    )
    {
        if (Math.Abs(actual - other) <= Closeness.Allowed(tolerance, other))
        {
            throw new CheckFailedException(
                $"`{text}` is {Numerals.RoundTrip(actual)}, within {Numerals.RoundTrip(tolerance)} of {Numerals.RoundTrip(other)}"
            );
        }
    }

    /// <summary>Claims that an action throws, and gives the exception.</summary>
    public static T Throws<T>(Action action)
        where T : Exception
    {
        try
        {
            action();
        }
        catch (T expected)
        {
            return expected;
        }
        catch (Exception other)
        {
            throw new CheckFailedException(
                $"expected {typeof(T).Name} but {other.GetType().Name} was thrown: {other.Message}",
                other
            );
        }

        throw new CheckFailedException($"expected {typeof(T).Name} but nothing was thrown");
    }

    /// <summary>Claims that a function throws, and gives the exception.</summary>
    public static T Throws<T>(Func<object?> function)
        where T : Exception => Throws<T>((Action)(() => function()));

    /// <summary>Claims about a figure's data: `Check.Figure(fig).Series("train").IsDecreasing()`.</summary>
    public static FigureCheck Figure(Figure figure) => new(figure);

    /// <summary>Claims that something holds for <paramref name="count"/> random cases, and gives that count.</summary>
    /// <param name="holds">Draws a case from the generator it is given, which is seeded anew for each case, and says whether the claim holds.</param>
    public static int ForAll(int count, int seed, Func<Rng, bool> holds) =>
        ForAll(count, seed, rng => rng, (_, rng) => holds(rng), showCase: false);

    /// <summary>Claims that something holds for random cases; a counterexample is shown.</summary>
    /// <param name="draw">Makes a case.</param>
    /// <param name="holds">Says whether the claim holds for it; may also throw by a check of its own.</param>
    public static int ForAll<T>(int count, int seed, Func<Rng, T> draw, Func<T, bool> holds) =>
        ForAll(count, seed, draw, (drawn, _) => holds(drawn), showCase: true);

    /// <summary>Claims that the checks in <paramref name="verify"/> hold for random cases, and gives their count.</summary>
    public static int ForAll<T>(int count, int seed, Func<Rng, T> draw, Action<T> verify) =>
        ForAll(
            count,
            seed,
            draw,
            (drawn, _) =>
            {
                verify(drawn);
                return true;
            },
            showCase: true
        );

    private static int ForAll<T>(int count, int seed, Func<Rng, T> draw, Func<T, Rng, bool> holds, bool showCase)
    {
        var seeds = new Rng(seed);
        for (var number = 0; number < count; number++)
        {
            var rng = seeds.Split();
            var drawn = draw(rng);
            try
            {
                if (holds(drawn, rng))
                {
                    continue;
                }
            }
            catch (CheckFailedException failure)
            {
                throw new CheckFailedException($"{Where(drawn)}: {failure.Message}", failure);
            }

            throw new CheckFailedException($"{Where(drawn)}: it does not hold");

            string Where(T example) =>
                $"case {number + 1} of {count} with seed {seed}" + (showCase ? $", {Displays.Text(example)}" : "");
        }

        return count;
    }
}
