using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>What can be wrong with a `:::` container.</summary>
public static class ContainerDiagnostics
{
    public static Diagnostic Unknown(SourceSpan span, string name, string? suggestion) =>
        Error(
            "MARK110",
            span,
            $"unknown container `{name}`",
            suggestion is null ? "containers are listed in docs/markdown.md" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic Unclosed(SourceSpan span, string name) =>
        Error("MARK111", span, $"the container `{name}` is never closed", "close it with `:::` on a line of its own");

    public static Diagnostic StrayClosing(SourceSpan span) =>
        Error("MARK112", span, "this `:::` closes nothing", "remove it, or name the container that it opens");

    public static Diagnostic UnknownGrade(SourceSpan span, string word, string? suggestion) =>
        Error(
            "MARK113",
            span,
            $"`{word}` is no grade of an exercise",
            suggestion is null
                ? "write `::: exercise recall`, `numeric`, `proof` or `code`"
                : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic NoGrade(SourceSpan span) =>
        Error(
            "MARK113",
            span,
            "this exercise has no grade",
            "write `::: exercise recall`, `numeric`, `proof` or `code`"
        );

    public static Diagnostic ExerciseLacks(SourceSpan span, string what) =>
        new(
            Severity.Warning,
            "MARK114",
            span,
            $"this exercise has no {what}",
            $"add one inside it: `::: {what}` … `:::`"
        );

    public static Diagnostic NotInExercise(SourceSpan span, string name) =>
        Error("MARK115", span, $"this {name} belongs to no exercise", "put it inside an exercise or a lab");

    public static Diagnostic RecallWithoutAnswer(SourceSpan span) =>
        Error(
            "MARK116",
            span,
            "this recall question has no answer",
            "write the answer as a paragraph of its own below the question, indented like it"
        );

    public static Diagnostic RecallWithoutList(SourceSpan span) =>
        Error("MARK116", span, "recall holds no questions", "write them as one numbered list");

    public static Diagnostic RecallTwice(SourceSpan span, int line) =>
        Error("MARK118", span, $"this recall question is asked on line {line} already", "ask something else");

    public static Diagnostic RecallCount(SourceSpan span, int count) =>
        new(
            Severity.Warning,
            "MARK117",
            span,
            $"recall has {count} question{(count == 1 ? "" : "s")}",
            "a note has five, each answered in about six seconds"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
