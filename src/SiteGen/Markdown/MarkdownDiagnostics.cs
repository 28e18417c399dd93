using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>What can be wrong with a note's text as a whole, its headings, anchors, links and raw HTML.</summary>
public static class MarkdownDiagnostics
{
    public static Diagnostic TooDeep(SourceSpan span) =>
        Error("MARK101", span, "the text is nested too deeply to be read", "take lists, quotes or brackets apart");

    public static Diagnostic UndefinedFootnote(SourceSpan span, string label) =>
        Error("MARK106", span, $"no footnote `{label}`", $"add a line `[{label}]: …`");

    public static Diagnostic TopHeading(SourceSpan span, string text) =>
        Error(
            "MARK120",
            span,
            $"the heading `{text}` is of the first level",
            "the page's title is; begin sections with `##`"
        );

    public static Diagnostic SkippedLevel(SourceSpan span, string text, int level, int previous) =>
        Warning(
            "MARK121",
            span,
            $"the heading `{text}` is of level {level} below one of level {previous}",
            $"write it with {previous + 1} `#`"
        );

    public static Diagnostic DuplicateAnchor(SourceSpan span, string anchor, int firstLine) =>
        Error(
            "MARK122",
            span,
            $"the anchor `{anchor}` is already on line {firstLine}",
            "reword the heading, or give one of them another name: `{#name}`"
        );

    public static Diagnostic ReservedAnchor(SourceSpan span, string anchor) =>
        Error("MARK123", span, $"the page uses the anchor `{anchor}` itself", "choose another name: `{#name}`");

    public static Diagnostic EmptyHeading(SourceSpan span) =>
        Error("MARK124", span, "this heading has no text that could name it", "write some, or name it: `{#name}`");

    public static Diagnostic ForbiddenElement(SourceSpan span, string element) =>
        Error("MARK160", span, $"the element `{element}` is not allowed", "write markdown; see docs/markdown.md");

    public static Diagnostic ForbiddenAttribute(SourceSpan span, string attribute) =>
        Error(
            "MARK161",
            span,
            $"the attribute `{attribute}` is not allowed",
            "style and behaviour belong to the site, not to a note: remove it"
        );

    public static Diagnostic RelativeLink(SourceSpan span, string url) =>
        Error(
            "MARK162",
            span,
            $"`{url}` is neither an address on the web nor an anchor of this note",
            "refer to a note with `[[module/note]]`, to the web with `https://…`"
        );

    public static Diagnostic BrokenAnchor(SourceSpan span, string anchor, string? suggestion) =>
        Error(
            "MARK163",
            span,
            $"this note has no anchor `{anchor}`",
            suggestion is null ? "link to a heading with `[[#Heading]]`" : $"did you mean `#{suggestion}`?"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);

    private static Diagnostic Warning(string code, SourceSpan span, string message, string help) =>
        new(Severity.Warning, code, span, message, help);
}
