using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>Why something cannot be accepted: SNIP221 to SNIP226.</summary>
public static class AcceptDiagnostics
{
    public static Diagnostic FileChanged(SourceSpan span) =>
        Error("SNIP221", span, $"`{span.Source.Path}` changed after it was read", "run the command again");

    public static Diagnostic PrintsFence(SourceSpan span, string line) =>
        Error(
            "SNIP222",
            span,
            $"the cell prints `{Excerpt.Of(line).Replace('`', '\'')}`, which would end its `output` fence",
            "write the fence with a longer marker, ````output, or print something else"
        );

    public static Diagnostic ValueOfManyLines(SourceSpan span, string value) =>
        Error(
            "SNIP223",
            span,
            $"the value that begins with `{Excerpt.Of(value)}` has several lines, which a `// =>` cannot hold",
            "print it, and check it in an `output` fence"
        );

    public static Diagnostic EvaluationsDiffer(SourceSpan span, string first, string other) =>
        Error(
            "SNIP224",
            span,
            $"the evaluations gave `{Excerpt.Of(first)}` and `{Excerpt.Of(other)}`, which one `// =>` cannot hold",
            "print them, and check them in an `output` fence"
        );

    public static Diagnostic EditsDisagree(SourceSpan span) =>
        Error(
            "SNIP225",
            span,
            $"two cells want different texts here in `{span.Source.Path}`",
            "give each note its own listing, or check the value in the notes"
        );

    public static Diagnostic CannotWrite(SourceSpan span, string reason) =>
        Error(
            "SNIP226",
            span,
            $"`{span.Source.Path}` cannot be written: {Excerpt.Of(reason)}",
            "check the file's permissions"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
