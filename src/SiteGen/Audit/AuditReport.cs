using System.Collections.Immutable;
using MlMath.SiteGen.Audit.Mutation;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Audit;

/// <summary>The mutation scores as a table.</summary>
internal static class AuditReport
{
    public static ReportTable Scores(ImmutableArray<NoteScore> scores) =>
        new(
            "scores",
            "mutation scores",
            [
                new("note", "note"),
                new("percent", "score %"),
                new("killed", "killed"),
                new("survived", "survived"),
                new("didNotCompile", "no code"),
                new("untried", "not tried"),
            ],
            [
                .. scores.Select(s =>
                    ImmutableArray.Create<object?>(
                        s.Build.Note.Address.Path,
                        s.Percent,
                        s.Killed,
                        s.Survived,
                        s.DidNotCompile,
                        s.Untried
                    )
                ),
            ]
        );

    /// <summary>`passed over: 12 seeds, 40 styling`; empty when nothing was.</summary>
    public static string Skipped(ImmutableArray<NoteScore> scores)
    {
        var all = scores
            .SelectMany(s => s.Skipped)
            .GroupBy(s => s.Key, s => s.Value, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => $"{g.Sum()} {g.Key}")
            .ToList();
        return all.Count == 0 ? "" : $"passed over: {string.Join(", ", all)}";
    }
}
