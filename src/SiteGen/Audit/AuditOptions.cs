using System.Globalization;

namespace MlMath.SiteGen.Audit;

/// <summary>Which half of the audit is asked for.</summary>
public enum AuditPart
{
    All,
    Determinism,
    Mutation,
}

/// <summary>What `sitegen audit` may be told.</summary>
/// <param name="Budget">The time for mutants; what is left over is told, and the next run goes on from there.</param>
/// <param name="Minimum">Percent of the mutants that each note's checks must find.</param>
public sealed record AuditOptions(AuditPart Part, TimeSpan Budget, int Minimum)
{
    /// <summary>`90s`, `10m`, `1h`.</summary>
    /// <returns>Null when it is no such thing.</returns>
    public static TimeSpan? ParseBudget(string text) =>
        text.Length > 1
        && int.TryParse(text[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var amount)
        && amount <= 10_000
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(amount),
                'm' => TimeSpan.FromMinutes(amount),
                'h' => TimeSpan.FromHours(amount),
                _ => null,
            }
            : null;
}
