using System.Collections.Immutable;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>The first evaluation that is not what `// =>` says.</summary>
/// <param name="Index">Zero-based, among <see cref="ValueReport.Actual"/>.</param>
/// <param name="Difference">Offsets are in <see cref="ValueReport.Expected"/>.</param>
public sealed record ValueDifference(int Index, OutputDifference Difference);

/// <summary>Checks a `// =>`: every evaluation must give the expected text, by the rules of <see cref="OutputComparer"/>, white space around it left out.</summary>
public static class ValueComparer
{
    /// <returns>The first evaluation that differs; null when all agree (also when there was none).</returns>
    public static ValueDifference? Compare(ValueReport report) => Compare(report.Expected, report.Actual);

    public static ValueDifference? Compare(string expected, ImmutableArray<string> actual)
    {
        for (var i = 0; i < actual.Length; i++)
        {
            if (OutputComparer.Compare(expected, actual[i].Trim()).Difference is { } difference)
            {
                return new ValueDifference(i, difference);
            }
        }

        return null;
    }
}
