using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>What can be wrong with a fence.</summary>
public static class FenceDiagnostics
{
    public static Diagnostic UnknownOption(SourceSpan span, string option, string language, string? suggestion) =>
        Error(
            "FENC101",
            span,
            $"`{language}` fences have no option `{option}`",
            suggestion is null ? "the options are listed in docs/markdown.md" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic Contradiction(SourceSpan span, string option, string other) =>
        Error("FENC102", span, $"`{option}` contradicts `{other}`", "keep one of the two");

    public static Diagnostic NoReason(SourceSpan span) =>
        Error("FENC103", span, "`no-run` gives no reason", "say why: `no-run reason=\"calls a paid API\"`");

    public static Diagnostic ReasonAlone(SourceSpan span) =>
        Error("FENC102", span, "`reason` goes with `no-run` only", "add `no-run`, or remove the reason");

    public static Diagnostic BadSlider(SourceSpan span, string value, string what) =>
        Error("FENC104", span, $"`{value}` is no slider: {what}", "write `slider=\"rate=0.05..1.2:24\"`");

    public static Diagnostic FileMissing(SourceSpan span, string path) =>
        Error("FENC105", span, $"no listing `{path}` in the snippets folder", "put it there, or correct the path");

    public static Diagnostic FileOutside(SourceSpan span, string path) =>
        Error(
            "FENC106",
            span,
            $"`{path}` is outside the snippets folder",
            "name the listing relative to that folder, with `/` between parts and no `..`"
        );

    public static Diagnostic OrphanOutput(SourceSpan span) =>
        Error(
            "FENC107",
            span,
            "this `output` fence has no cell",
            "put it right below the cell that prints it, with nothing but blank lines between"
        );

    public static Diagnostic DuplicateOption(SourceSpan span, string option) =>
        Error("FENC108", span, $"`{option}` is given twice", "remove one of the two");

    public static Diagnostic ValueMissing(SourceSpan span, string option, string example) =>
        Error("FENC109", span, $"`{option}` needs a value", $"write `{example}`");

    public static Diagnostic ValueUnexpected(SourceSpan span, string option) =>
        Error("FENC109", span, $"`{option}` takes no value", $"write `{option}` alone");

    public static Diagnostic ValueWrong(SourceSpan span, string option, string value, string example) =>
        Error("FENC109", span, $"`{value}` is no value for `{option}`", $"write it like `{example}`");

    public static Diagnostic QuoteOpen(SourceSpan span, string option) =>
        Error("FENC109", span, $"the value of `{option}` opens a quote and does not close it", "add the closing quote");

    public static Diagnostic Unclosed(SourceSpan span) =>
        Error(
            "FENC110",
            span,
            "this fence is never closed",
            "close it with the marks that open it, on a line of their own"
        );

    public static Diagnostic BodyWithFile(SourceSpan span, string path) =>
        Error(
            "FENC111",
            span,
            $"a fence whose code is in `{path}` has code of its own",
            "empty the fence, or remove `file=`"
        );

    public static Diagnostic EmptyCell(SourceSpan span) =>
        Error("FENC112", span, "this cell has no code", "write some, or remove the fence");

    public static Diagnostic RunsOn(SourceSpan span, int line) =>
        Error(
            "FENC113",
            span,
            $"a fence opens inside the cell of line {line}",
            "close that cell above this line, or open it with one mark more if the line is part of it"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
