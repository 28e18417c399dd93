using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum;

/// <summary>What can be wrong with a note's place and front matter.</summary>
public static class CurriculumDiagnostics
{
    public static Diagnostic NoFrontMatter(SourceText source) =>
        Error(
            "CURR101",
            source.Span(0, 0),
            "the note does not begin with front matter",
            "begin the file with a `---` line, `title:`, `summary:` and `level:` lines, and a closing `---` line"
        );

    public static Diagnostic FrontMatterOpen(SourceSpan opening) =>
        Error("CURR101", opening, "the front matter is never closed", "end it with a `---` line");

    public static Diagnostic NoKeys(SourceSpan span) =>
        Error(
            "CURR102",
            span,
            "the front matter is no list of `key: value` lines",
            "write `title:`, `summary:` and `level:` lines"
        );

    public static Diagnostic DuplicateKey(SourceSpan span) =>
        Error("CURR102", span, "this key stands in the front matter twice", "remove one of the two");

    public static Diagnostic BadYaml(SourceSpan span, string what) =>
        Error(
            "CURR102",
            span,
            $"the front matter is not YAML: {what}",
            "put text that holds a colon or a quote in double quotes"
        );

    public static Diagnostic MissingKey(SourceSpan span, string key) =>
        Error("CURR103", span, $"the front matter has no `{key}`", $"add a line `{key}: …`");

    public static Diagnostic UnknownKey(SourceSpan span, string key, string? suggestion) =>
        Error(
            "CURR104",
            span,
            $"unknown key `{key}`",
            suggestion is null
                ? "known keys are title, summary, level, topics, data and formerly"
                : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic WrongType(SourceSpan span, string key, string expected) =>
        Error("CURR105", span, $"`{key}` must be {expected}", "see the table of front matter in docs/markdown.md");

    public static Diagnostic UnknownLevel(SourceSpan span, string level) =>
        Error("CURR106", span, $"unknown level `{level}`", "levels are beginner, intermediate and advanced");

    public static Diagnostic TitleDiffers(SourceSpan span, string actual, string planned) =>
        Error(
            "CURR107",
            span,
            $"the title `{actual}` is not the one in notes.csv",
            $"write `title: {planned}`, or change the table"
        );

    public static Diagnostic UnknownTopic(SourceSpan span, string topic, string? suggestion) =>
        Error(
            "CURR108",
            span,
            $"no topic `{topic}` in topics.csv",
            suggestion is null ? "topics are named by id, e.g. T072" : $"did you mean `{suggestion}`?"
        );

    public static Diagnostic NotInTable(SourceText source, NoteAddress address, string? suggestion) =>
        Error(
            "CURR109",
            source.Span(0, 0),
            $"notes.csv has no note `{address}`",
            suggestion is null ? "add it to the table, or move the file" : $"did you mean `{suggestion}.md`?"
        );

    public static Diagnostic Misplaced(SourceText source) =>
        Error(
            "CURR110",
            source.Span(0, 0),
            "a note stands in a module: `part/module/note.md`",
            "move the file two folders deep, or name it index.md if it introduces its folder"
        );

    public static Diagnostic BadSlug(SourceText source, string slug) =>
        Error(
            "CURR111",
            source.Span(0, 0),
            $"`{slug}` cannot be an address",
            "use lower-case letters, digits and hyphens in names of folders and notes"
        );

    public static Diagnostic DuplicateModule(SourceText source, string module, string otherPart) =>
        Error(
            "CURR112",
            source.Span(0, 0),
            $"module `{module}` also stands in part `{otherPart}`",
            "references leave the part out, so a module's name must be unique: rename one"
        );

    public static Diagnostic NotUtf8(SourceText source) =>
        Error("CURR113", source.Span(0, 0), "the file is not UTF-8", "save it as UTF-8");

    public static Diagnostic DataMissing(SourceSpan span, string file) =>
        Error("CURR114", span, $"no file `{file}` in the note's folder", "put it there, or take it out of `data`");

    public static Diagnostic DataOutside(SourceSpan span, string file) =>
        Error(
            "CURR115",
            span,
            $"`{file}` is outside the note's folder",
            "a note reads files of its own folder only: name the file without a folder"
        );

    public static Diagnostic TopicNotListed(SourceSpan span, string id, string title) =>
        Error(
            "CURR116",
            span,
            $"topic {id} `{title}` is this note's, and its front matter does not list it",
            $"add {id} to `topics`"
        );

    public static Diagnostic TopicHasNoSection(SourceSpan span, string id, string title, string? heading) =>
        Error(
            "CURR117",
            span,
            $"topic {id} `{title}` has no section",
            heading is null
                ? $"mark the heading or paragraph that covers it with {{#{id.ToLowerInvariant()}}}"
                : $"add the heading `{heading}`, or mark the place that covers it with {{#{id.ToLowerInvariant()}}}"
        );

    public static Diagnostic LabMissing(SourceSpan span, string anchor) =>
        Error(
            "CURR118",
            span,
            $"the lab `#{anchor}` of crossref.csv is missing",
            "add a section headed `Lab: …` with that anchor"
        );

    public static Diagnostic FormerNoAddress(SourceSpan span, string former) =>
        Error("CURR119", span, $"`{former}` is no address of a note", "write part/module/note, without an ending");

    public static Diagnostic FormerTaken(SourceSpan span, string former, string note) =>
        Error(
            "CURR120",
            span,
            $"`{former}` already leads to `{note}`",
            "an old address leads to one note: take it out of `formerly` of the other"
        );

    private static Diagnostic Error(string code, SourceSpan span, string message, string help) =>
        new(Severity.Error, code, span, message, help);
}
