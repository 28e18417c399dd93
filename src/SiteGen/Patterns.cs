namespace MlMath.SiteGen;

/// <summary>What all regular expressions share.</summary>
internal static class Patterns
{
    /// <summary>
    /// How long one match may take by the clock. Long enough that a machine with other work never reaches it: every
    /// pattern here takes time in proportion to its text, and a note must not fail because the machine was busy.
    /// </summary>
    public const int PatienceMilliseconds = 60_000;

    public static TimeSpan Patience => TimeSpan.FromMilliseconds(PatienceMilliseconds);
}
