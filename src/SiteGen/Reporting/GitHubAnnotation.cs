using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Reporting;

/// <summary>A diagnostic as a workflow command, which GitHub shows on the changed line.</summary>
/// <remarks>Escapes: "Workflow commands for GitHub Actions", section on setting an error message.</remarks>
public static class GitHubAnnotation
{
    public static string Of(Diagnostic diagnostic)
    {
        var kind = diagnostic.Severity == Severity.Error ? "error" : "warning";
        var place =
            $"file={Property(diagnostic.Span.Source.Path)},line={diagnostic.Span.Line},col={diagnostic.Span.Column}";
        return $"::{kind} {place},title={Property(diagnostic.Code)}::{Data($"{diagnostic.Message}\nhelp: {diagnostic.Help}")}";
    }

    private static string Data(string text) =>
        text.Replace("%", "%25", StringComparison.Ordinal)
            .Replace("\r", "%0D", StringComparison.Ordinal)
            .Replace("\n", "%0A", StringComparison.Ordinal);

    private static string Property(string text) =>
        Data(text).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal);
}
