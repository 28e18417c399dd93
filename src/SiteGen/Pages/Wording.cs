using System.Globalization;

namespace MlMath.SiteGen.Pages;

/// <summary>Numbers in sentences.</summary>
public static class Wording
{
    /// <returns>`1 note`, `3 notes`.</returns>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";

    /// <returns>`21 November 2026`.</returns>
    public static string Day(DateOnly date) => date.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    /// <returns>`2026-11-21`, as a `time` element states it.</returns>
    public static string MachineDay(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
