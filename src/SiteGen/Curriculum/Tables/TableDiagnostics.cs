using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>What can be wrong with a curriculum table.</summary>
public static class TableDiagnostics
{
    public static Diagnostic Empty(SourceText source, string[] columns) =>
        new(
            Severity.Error,
            "CURR201",
            source.Span(0, 0),
            "the table is empty",
            $"give it the header `{string.Join(',', columns)}`"
        );

    public static Diagnostic MissingColumn(SourceSpan header, string column) =>
        new(
            Severity.Error,
            "CURR202",
            header,
            $"the table has no column `{column}`",
            "add the column to the header and to every row"
        );

    public static Diagnostic RowLength(SourceSpan row, int expected, int actual) =>
        new(
            Severity.Error,
            "CURR203",
            row,
            $"the row has {actual} fields where the header has {expected}",
            "put a field that holds a comma in double quotes"
        );

    public static Diagnostic OpenQuote(SourceSpan quote) =>
        new(
            Severity.Error,
            "CURR204",
            quote,
            "the quoted field never ends",
            "close it with a double quote; a quote inside is doubled"
        );

    public static Diagnostic UnknownNote(SourceSpan span, string reference, string? suggestion) =>
        new(
            Severity.Error,
            "CURR205",
            span,
            $"no note `{reference}` in the table of notes",
            suggestion is null ? "references are `module/note`" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic Cycle(SourceSpan span, IEnumerable<string> path) =>
        new(
            Severity.Error,
            "CURR206",
            span,
            $"prerequisites form a cycle: {string.Join(" → ", path.Select(p => $"`{p}`"))}",
            "take one of these prerequisites out"
        );

    public static Diagnostic ModuleInTwoParts(SourceSpan span, string module, string first, string second) =>
        new(
            Severity.Error,
            "CURR208",
            span,
            $"module `{module}` stands in part `{first}` and in part `{second}`",
            "references leave the part out, so a module's name must be unique: rename one"
        );

    public static Diagnostic DuplicateNote(SourceSpan span, string slug) =>
        new(
            Severity.Error,
            "CURR207",
            span,
            $"note `{slug}` stands in the table twice",
            "rename or remove one of the two"
        );

    public static Diagnostic UnknownLesson(SourceSpan span, string reference, string? suggestion) =>
        new(
            Severity.Error,
            "CURR209",
            span,
            $"no lesson `{reference}` in the table of lessons",
            suggestion is null ? "references are `course/module/lesson`" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic NoNumber(SourceSpan span, string value) =>
        new(Severity.Error, "CURR210", span, $"`{value}` is no whole number", "write digits alone");
}
