using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Exports;

/// <summary>Why a note cannot be taken home as one program: SNIP301.</summary>
public static class ExportDiagnostics
{
    /// <param name="span">The cell at which the program breaks.</param>
    public static Diagnostic NoProgram(SourceSpan span, string code, string message) =>
        new(
            Severity.Warning,
            "SNIP301",
            span,
            $"the note has no C# file to download, because as one program it does not compile here: {code}: {message}",
            "write the cell so that it also compiles below the cells before it, as statements of one program"
        );
}
