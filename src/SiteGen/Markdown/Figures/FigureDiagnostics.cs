using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Figures;

/// <summary>What can be wrong with an image.</summary>
public static class FigureDiagnostics
{
    public static Diagnostic NoAlt(SourceSpan span, string path) =>
        Error("MARK150", span, $"the image `{path}` has no alt text", "say what it shows, in words that suffice alone");

    public static Diagnostic NotLocal(SourceSpan span, string path) =>
        Error(
            "MARK151",
            span,
            $"the image `{path}` is not in the note's folder",
            "put the file there and name it alone"
        );

    public static Diagnostic Missing(SourceSpan span, string path) =>
        Error("MARK152", span, $"no image `{path}` in the note's folder", "put it there, or correct the name");

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
