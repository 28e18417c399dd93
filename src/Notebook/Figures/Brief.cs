namespace MlMath.Notebook;

/// <summary>Data in brief, for a figure's record: four significant digits, rounding noise as 0.</summary>
internal static class Brief
{
    /// <summary>`x 0..49`.</summary>
    public static string Range(string name, IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
        {
            return $"{name} none";
        }

        var (low, high) = (finite.Min(), finite.Max());
        var scale = Math.Max(Math.Abs(low), Math.Abs(high));
        return $"{name} {Value(low, scale)}..{Value(high, scale)}";
    }

    /// <summary>`y 0.4213..2.313, first 2.313, last 0.4213, mean 0.9821`.</summary>
    public static string Values(string name, IReadOnlyList<double> values)
    {
        var finite = values.Where(double.IsFinite).ToList();
        if (finite.Count == 0)
        {
            return $"{name} none";
        }

        var scale = Numerals.Largest(finite);
        return $"{Range(name, values)}, first {Value(finite[0], scale)}, last {Value(finite[^1], scale)}, "
            + $"mean {Value(finite.Average(), scale)}";
    }

    public static string Count(int count, string one, string? many = null) =>
        count == 1 ? $"1 {one}" : $"{count} {many ?? one + "s"}";

    public static string Value(double value, double scale) =>
        Math.Abs(value) <= 1e-9 * scale ? "0" : Numerals.Short(value);
}
