using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>How a cell's outputs can miss what the note says of them: SNIP201 to SNIP212.</summary>
public static class ExpectationDiagnostics
{
    public static Diagnostic OutputDiffers(SourceSpan span, OutputDifference difference) =>
        Error(
            "SNIP201",
            span,
            $"expected {Wanted(difference.Expected)} but the cell printed {Found(difference)}",
            "repair the code, or accept the new output with `sitegen accept`"
        );

    public static Diagnostic ValueDiffers(
        SourceSpan span,
        OutputDifference difference,
        int evaluation,
        int evaluations
    ) =>
        Error(
            "SNIP202",
            span,
            $"expected {Wanted(difference.Expected)} but the value is {Found(difference)}"
                + (evaluations > 1 ? $" in evaluation {evaluation} of {evaluations}" : ""),
            "repair the code, or accept the new value with `sitegen accept`"
        );

    public static Diagnostic OutputNotExpected(SourceSpan span, string printed) =>
        new(
            Severity.Warning,
            "SNIP203",
            span,
            $"the cell prints `{Excerpt.Of(printed)}`, which no `output` fence checks",
            "add an empty ```output fence right below the cell and run `sitegen accept`"
        );

    public static Diagnostic PrintedNothing(SourceSpan span) =>
        Error(
            "SNIP204",
            span,
            "the cell above this `output` fence printed nothing",
            "print the result in the cell, or remove the fence"
        );

    public static Diagnostic FigureNotRecorded(SourceSpan span, FigureName name) =>
        new(
            Severity.Warning,
            "SNIP205",
            span,
            $"the data of `{name}` are not recorded",
            "look at it, then record it with `sitegen accept`"
        );

    public static Diagnostic FigureDiffers(
        SourceSpan span,
        FigureName name,
        SourceSpan record,
        OutputDifference difference
    ) =>
        Error(
            "SNIP206",
            span,
            $"`{name}` changed: expected {Wanted(difference.Expected)} but its data have {Found(difference)}",
            $"recorded at {record}; repair the code, or accept the new one with `sitegen accept`"
        );

    public static Diagnostic FigureWithoutAlt(SourceSpan span, FigureName name) =>
        Error("SNIP207", span, $"`{name}` has no alt text", "say in words what the figure shows: `.Alt(\"…\")`");

    public static Diagnostic NeverEvaluated(SourceSpan span, string expected) =>
        Error(
            "SNIP208",
            span,
            $"the value that should be `{Excerpt.Of(expected)}` was never evaluated",
            "move the `// =>` to a line that runs, or remove it"
        );

    public static Diagnostic StaleRecord(SourceSpan span, FigureName name) =>
        Error("SNIP209", span, $"the note has no `{name}`", "remove the section, or let `sitegen accept` remove it");

    public static Diagnostic OutputOfNothing(SourceSpan span, string option) =>
        Error(
            "SNIP210",
            span,
            $"an `output` fence cannot check a cell that is marked `{option}`",
            "remove the fence, or show the text in a ```text fence"
        );

    public static Diagnostic RecordedTwice(SourceSpan span, FigureName name) =>
        Error("SNIP211", span, $"`{name}` is recorded twice", "remove one of the two sections");

    public static Diagnostic NotARecord(SourceSpan span, string line) =>
        Error(
            "SNIP212",
            span,
            $"`{Excerpt.Of(line)}` is no heading such as `## cell 1 figure 1`",
            "remove the line, or write the file anew with `sitegen accept`"
        );

    private static string Wanted(string expected) => expected.Length == 0 ? "nothing more" : Quote(expected);

    private static string Found(OutputDifference difference)
    {
        if (difference.ActualLine is null)
        {
            return "nothing more";
        }

        var line = Excerpt.Of(difference.ActualLine);
        if (difference.Actual.Length == 0)
        {
            return $"`{line}` and no more on that line";
        }

        return Excerpt.Of(difference.Actual) == line ? Quote(line) : $"{Quote(difference.Actual)} in `{line}`";
    }

    private static string Quote(string text) =>
        string.IsNullOrWhiteSpace(text) ? "white space" : $"`{Excerpt.Of(text)}`";

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
