using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>What can be wrong with a citation or with the bibliography.</summary>
public static class CitationDiagnostics
{
    public static Diagnostic UnknownKey(SourceSpan span, string key, string? suggestion) =>
        Error(
            "MARK140",
            span,
            $"no work `{key}` in the bibliography",
            suggestion is null ? "add it to _bibliography.yaml" : $"did you mean `@{suggestion}`?"
        );

    public static Diagnostic Malformed(SourceSpan span, string text) =>
        Error(
            "MARK141",
            span,
            $"`{text}` is no citation",
            "write `[@key, §6.4]`, several with `;` between: `[@a; @b, p. 3]`"
        );

    public static Diagnostic OnlyInCaption(SourceSpan span, string key) =>
        Error(
            "MARK142",
            span,
            $"`{key}` is cited in a caption and nowhere in the text",
            $"cite it in the text too, `[@{key}]`: the list of references is made from there"
        );

    public static Diagnostic SameWork(SourceSpan span, string key, string other) =>
        Error(
            "MARK176",
            span,
            $"`{key}` has the title and the year of `{other}`",
            "remove one of the two and cite the other; where they are two works, let their titles say so"
        );

    public static Diagnostic BadYaml(SourceSpan span, string what) =>
        Error("MARK170", span, $"the bibliography is not YAML: {what}", "put text that holds a colon in double quotes");

    public static Diagnostic FieldMissing(SourceSpan span, string key, string field) =>
        Error("MARK171", span, $"the work `{key}` has no `{field}`", $"add a line `{field}: …`");

    public static Diagnostic UnknownField(SourceSpan span, string field, string? suggestion) =>
        Error(
            "MARK172",
            span,
            $"unknown field `{field}`",
            suggestion is null ? "the fields are listed in docs/markdown.md" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic UnknownType(SourceSpan span, string type, string? suggestion) =>
        Error(
            "MARK173",
            span,
            $"unknown type `{type}`",
            suggestion is null
                ? "types are article, book, chapter, inproceedings, report, thesis and web"
                : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic BadYear(SourceSpan span, string year) =>
        Error("MARK174", span, $"`{year}` is no year", "write it as a number: `year: 2016`");

    public static Diagnostic BadAuthor(SourceSpan span, string name)
    {
        var family = name[(name.LastIndexOf(' ') + 1)..];
        return name.Length == 0
            ? Error("MARK175", span, "an author without a name", "write each author as text: `\"Strang, Gilbert\"`")
            : Error(
                "MARK175",
                span,
                $"the author `{name}` has no comma behind the family name",
                $"write `\"{family}, {name[..^family.Length].Trim()}\"`; an organisation stands in braces: `\"{{{name}}}\"`"
            );
    }

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
