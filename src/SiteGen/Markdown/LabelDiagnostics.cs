using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>What can be wrong with a label.</summary>
public static class LabelDiagnostics
{
    public static Diagnostic WrongPrefix(SourceSpan span, string label, string noun, string? prefix) =>
        new(
            Severity.Error,
            "MARK125",
            span,
            $"`{label}` cannot label this {noun.TrimEnd('.').ToLowerInvariant()}",
            prefix is null ? "it is not counted: name it without a colon" : $"begin its label with `{prefix}:`"
        );
}
