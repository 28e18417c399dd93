using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Stats;

/// <summary>What the counts of notes can find: AUD301, AUD302.</summary>
public static class StatsDiagnostics
{
    public static Diagnostic OutOfRange(SourceSpan span, Measure measure, int count) =>
        new(
            Severity.Warning,
            "AUD301",
            span,
            $"{measure.Noun}: {count}, where the template asks for {measure.Range}",
            count < measure.Least ? "write what is missing" : "cut, or split the note"
        );

    public static Diagnostic SharedParagraph(SourceSpan span, SourceSpan first) =>
        new(
            Severity.Error,
            "AUD302",
            span,
            $"this paragraph stands at `{first}` too",
            "say it in one of the notes, and refer to it from the other"
        );
}
