using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Formatting;

/// <summary>What is wrong with how a cell is laid out: FMT101, FMT102.</summary>
public static class FormatDiagnostics
{
    public static Diagnostic NotFormatted(SourceSpan span) =>
        new(Severity.Error, "FMT101", span, "the cell is not formatted", "run `sitegen format`");

    public static Diagnostic CannotFormat(SourceSpan span) =>
        new(
            Severity.Warning,
            "FMT102",
            span,
            "CSharpier cannot format the cell, which is left as it is",
            "write what is unusual in it another way, or lay it out by hand"
        );
}
