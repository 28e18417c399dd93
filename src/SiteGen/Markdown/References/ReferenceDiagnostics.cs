using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.References;

/// <summary>What can be wrong with a cross-reference.</summary>
public static class ReferenceDiagnostics
{
    public static Diagnostic UnknownNote(SourceSpan span, string target, string? suggestion) =>
        Error(
            "MARK130",
            span,
            $"no note `{target}`, written or planned",
            suggestion is null
                ? "name it by module and note: `[[linear-algebra/svd-qr-lu]]`"
                : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic UnknownHeading(SourceSpan span, string fragment, string note, string? suggestion) =>
        Error(
            "MARK131",
            span,
            $"{note} has no heading, anchor or label `{fragment}`",
            suggestion is null ? "name one of its headings as it is written" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic UnknownLabel(SourceSpan span, string label, string note, string? suggestion) =>
        Error(
            "MARK133",
            span,
            $"{note} labels nothing `{label}`",
            suggestion is null ? $"put `{{#{label}}}` after what it names" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic Empty(SourceSpan span) =>
        Error("MARK132", span, "this reference names nothing", "write `[[module/note]]` or `[[#Heading]]`");

    public static Diagnostic NoteInCaption(SourceSpan span, string reference) =>
        Error(
            "MARK134",
            span,
            $"`{reference}` stands in a caption, which can name only what is on its own page",
            "put the reference into the text beside the figure, and words into the caption"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
