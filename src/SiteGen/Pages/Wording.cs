using System.Globalization;

namespace MlMath.SiteGen.Pages;

/// <summary>Numbers in sentences.</summary>
public static class Wording
{
    /// <returns>`1 note`, `3 notes`.</returns>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <returns>`21 November 2026`.</returns>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <returns>`21 Nov 2026`, where room is short.</returns>
    public static string ShortDay(DateOnly date) => date.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <returns>`2026-11-21`, as a `time` element states it.</returns>
    public static string MachineDay(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <returns>`45 min`, `2 h`, `9 h 5 min`.</returns>
    public static string Duration(int minutes) =>
        (minutes / 60, minutes % 60) switch
        {
            (0, var m) => $"{m} min",
            (var h, 0) => $"{h} h",
            var (h, m) => $"{h} h {m} min",
        };

    /// <returns>The text with its first letter as a capital.</returns>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
