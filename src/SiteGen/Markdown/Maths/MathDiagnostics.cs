using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>What can be wrong with a formula's marks; what is wrong inside it the typesetter says.</summary>
public static class MathDiagnostics
{
    public static Diagnostic Unclosed(SourceSpan span) =>
        new(Severity.Error, "MARK102", span, "`$$` opens a formula that is never closed", "close it with `$$`");

    public static Diagnostic DisplayInLine(SourceSpan span) =>
        new(
            Severity.Error,
            "MARK103",
            span,
            "`$$…$$` stands inside a line",
            "put a displayed formula on lines of its own, or write `$…$`"
        );

    public static Diagnostic StrayDollar(SourceSpan span) =>
        new(Severity.Warning, "MARK104", span, "this `$` opens no formula", "write `\\$` if money is meant");

    public static Diagnostic Empty(SourceSpan span) =>
        new(Severity.Error, "MARK105", span, "this formula is empty", "write it, or remove the dollar signs");
}
