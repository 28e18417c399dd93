using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>What the page says about a cell: `ran · 3 values and 2 lines checked`.</summary>
internal static class CellStatus
{
    /// <returns>`ok`, `fails`, `throws` or `no-run`: the value of `data-status`.</returns>
    public static string NameOf(Snippet snippet) =>
        snippet.Mode switch
        {
            SnippetMode.Fails => "fails",
            SnippetMode.Throws => "throws",
            SnippetMode.NoRun => "no-run",
            _ => "ok",
        };

    /// <returns>What was done with the cell, and what of it was checked; null where nothing was.</returns>
    public static (string Done, string? Checked) TextOf(Snippet snippet, CellResult? result) =>
        snippet.Mode switch
        {
            SnippetMode.NoRun when snippet.Language == SnippetLanguage.CSharp => (
                $"compiled, not run: {snippet.Reason}",
                null
            ),
            SnippetMode.NoRun => (snippet.Reason is null ? "not run" : $"not run: {snippet.Reason}", null),
            _ when result is null => ("not run", null),
            SnippetMode.Fails => ("does not compile, on purpose", Checked(result, $"error {snippet.ExpectedError}")),
            SnippetMode.Throws => ("throws, on purpose", Checked(result, snippet.ExpectedError)),
            _ => (snippet.Slider is { } slider ? $"ran {slider.Count} times" : "ran", Checked(result, null)),
        };

    /// <summary>What a cell that fails on purpose says: the compiler's message, or the exception.</summary>
    public static string? FailureOf(Snippet snippet, SnippetRun run) =>
        snippet.Mode switch
        {
            SnippetMode.Fails when run.Messages.FirstOrDefault(m => m.Id == snippet.ExpectedError) is { } message =>
                $"{message.Id}: {message.Message}",
            SnippetMode.Throws when run.Exception is { } thrown =>
                $"{thrown.Type[(thrown.Type.LastIndexOf('.') + 1)..]}: {thrown.Message}",
            _ => null,
        };

    private static string? Checked(CellResult result, string? failure)
    {
        var counts = result.Verdict.Counts;
        var parts = new List<string>();
        if (failure is not null)
        {
            parts.Add(failure);
        }

        Add(counts.Values, "value");
        Add(counts.Lines, "line");
        Add(counts.Figures, "figure");
        return parts.Count == 0 ? null : $"{Join(parts)} checked";

        void Add(int count, string noun)
        {
            if (count > 0)
            {
                parts.Add($"{count} {noun}{(count == 1 ? "" : "s")}");
            }
        }
    }

    private static string Join(List<string> parts) =>
        parts.Count == 1 ? parts[0] : $"{string.Join(", ", parts.SkipLast(1))} and {parts[^1]}";
}
