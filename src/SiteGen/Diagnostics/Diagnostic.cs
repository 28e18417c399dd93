namespace MlMath.SiteGen.Diagnostics;

public enum Severity
{
    Warning,
    Error,
}

/// <summary>What is wrong, exactly where, and how to mend it. Collected, never thrown.</summary>
/// <param name="Code">A stable name, e.g. SNIP201; each code has one factory in a `*Diagnostics` class beside the code that finds it.</param>
/// <param name="Message">One line, no full stop, names the offending thing in backticks.</param>
/// <param name="Help">One line: what to do about it.</param>
public sealed record Diagnostic(Severity Severity, string Code, SourceSpan Span, string Message, string Help)
{
    // What an author wrote may have several lines; a message that quotes it has one.
    public string Message { get; init; } = OneLine(Message);

    public string Help { get; init; } = OneLine(Help);

    /// <summary>`path:line:col: error CODE: message`, then an indented help line.</summary>
    public override string ToString() =>
        $"{Span}: {(Severity == Severity.Error ? "error" : "warning")} {Code}: {Message}\n    help: {Help}";

    private static string OneLine(string text) =>
        text.AsSpan().IndexOfAny('\r', '\n') < 0
            ? text
            : string.Join(
                ' ',
                text.Split(['\r', '\n'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            );
}
