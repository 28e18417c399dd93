using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>What can go wrong while a cell is compiled and run: SNIP101 to SNIP123.</summary>
public static class RunDiagnostics
{
    public static Diagnostic DoesNotCompile(SourceSpan span, string id, string message) =>
        Error(
            "SNIP101",
            span,
            $"the cell does not compile: `{id}` {Excerpt.OfCompiler(message)}",
            CompilerHints.For(id)
        );

    public static Diagnostic Threw(SourceSpan span, ThrownException thrown) =>
        Error(
            "SNIP102",
            span,
            $"the cell threw `{thrown.Type}`: {Excerpt.Of(thrown.Message)}",
            "repair the code, or mark the fence with `throws=` if that is the point of the cell"
        );

    public static Diagnostic TimedOut(SourceSpan span, ThrownException? detail) =>
        Error(
            "SNIP103",
            span,
            Said(detail, "the cell ran longer than its time bound"),
            "make it do less work, or look for a loop or a wait that never ends"
        );

    public static Diagnostic OutOfMemory(SourceSpan span, ThrownException? detail) =>
        Error(
            "SNIP104",
            span,
            Said(detail, "the cell needs more memory than its bound"),
            "make its arrays smaller, or look for a collection that grows without end"
        );

    public static Diagnostic WorkerDied(SourceSpan span, ThrownException? detail) =>
        Error(
            "SNIP105",
            span,
            Said(detail, "the process that ran the cell ended"),
            "look for endless recursion, `Environment.Exit` or unsafe code"
        );

    public static Diagnostic OutputLimit(SourceSpan span, ThrownException detail) =>
        Error(
            "SNIP106",
            span,
            Said(detail, "the cell printed or showed more than its bound"),
            "print less, or only every n-th line"
        );

    public static Diagnostic MisplacedValue(SourceSpan span, string message) =>
        Error(
            "SNIP107",
            span,
            Excerpt.Of(message),
            "move it behind the value that it states, or write the comment without `=>`"
        );

    public static Diagnostic SliderShowsNothing(SourceSpan span, ThrownException detail) =>
        Error(
            "SNIP108",
            span,
            Said(detail, "the cell has a slider and shows nothing"),
            "end the cell with a plot or a table, whatever the slider's value"
        );

    public static Diagnostic DidCompile(SourceSpan span, string expected) =>
        Error(
            "SNIP110",
            span,
            $"the cell must fail to compile with `{expected}`, but it compiles",
            "restore the mistake that the cell is about, or remove `fails=`"
        );

    public static Diagnostic FailedOtherwise(SourceSpan span, string expected, string id, string message) =>
        Error(
            "SNIP111",
            span,
            $"the cell must fail to compile with `{expected}`, but failed with `{id}` {Excerpt.OfCompiler(message)}",
            $"repair the code so that only `{expected}` is left, or write `fails={id}`"
        );

    public static Diagnostic DidNotThrow(SourceSpan span, string expected) =>
        Error(
            "SNIP112",
            span,
            $"the cell must throw `{expected}`, but it threw nothing",
            "restore the mistake that the cell is about, or remove `throws=`"
        );

    public static Diagnostic ThrewOtherwise(SourceSpan span, string expected, ThrownException thrown) =>
        Error(
            "SNIP113",
            span,
            $"the cell must throw `{expected}`, but threw `{thrown.Type}`: {Excerpt.Of(thrown.Message)}",
            $"repair the code, or write `throws={ExceptionName.Simple(thrown.Type)}`"
        );

    public static Diagnostic SqlError(SourceSpan span, string message) =>
        Error("SNIP120", span, $"SQLite refused the statement: {Excerpt.Of(message)}", "repair the SQL");

    public static Diagnostic PreludeDoesNotCompile(SourceSpan span, string id, string message) =>
        Error(
            "SNIP121",
            span,
            $"the prelude does not compile: `{id}` {Excerpt.OfCompiler(message)}",
            "repair it: it runs before the first cell of every note"
        );

    public static Diagnostic PreludeThrew(SourceSpan span, ThrownException thrown) =>
        Error(
            "SNIP122",
            span,
            $"the prelude threw `{thrown.Type}`: {Excerpt.Of(thrown.Message)}",
            "repair it: it runs before the first cell of every note"
        );

    public static Diagnostic PreludeStopped(SourceSpan span, string why) =>
        Error(
            "SNIP123",
            span,
            Excerpt.Of(why),
            "repair it: it runs before the first cell of every note; look for a loop or a wait that never ends"
        );

    // The worker says it with the number that was passed.
    private static string Said(ThrownException? detail, string otherwise) =>
        string.IsNullOrWhiteSpace(detail?.Message) ? otherwise : Excerpt.Of(detail.Message);

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
