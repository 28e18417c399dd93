using System.Globalization;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>A constant that is wrong by enough to matter: one more where things are counted singly, else half of it or half as much again.</summary>
internal static class NumberText
{
    private const long CountedSingly = 16;

    public static string Of(long value, string written)
    {
        var suffix = new string([.. written.Where(c => c is 'L' or 'l' or 'U' or 'u')]);
        var changed = value < CountedSingly ? value + 1 : value / 2;
        return changed.ToString(CultureInfo.InvariantCulture) + suffix;
    }

    // From what is written, not from its value: `1e-5f` is not quite that.
    public static string OfReal(string written)
    {
        var digits = written.TrimEnd('f', 'F', 'd', 'D').Replace("_", "", StringComparison.Ordinal);
        var value = double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
        var suffix = written[^1] is 'f' or 'F' or 'd' or 'D' ? written[^1..] : "";
        var text = (value == 0 ? 1 : value * 1.5).ToString("G15", CultureInfo.InvariantCulture);
        return text + (suffix.Length > 0 || text.AsSpan().ContainsAny('.', 'E') ? suffix : ".0");
    }
}
