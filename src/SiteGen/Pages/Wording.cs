namespace MlMath.SiteGen.Pages;

/// <summary>Numbers in sentences.</summary>
public static class Wording
{
    /// <returns>`1 note`, `3 notes`.</returns>
    public static string Count(int number, string noun) => number == 1 ? $"1 {noun}" : $"{number} {noun}s";
}
