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

    public static string TextOf(Snippet snippet, CellResult? result) =>
        snippet.Mode switch
        {
            SnippetMode.Fails => "does not compile, on purpose",
            SnippetMode.Throws => "throws, on purpose",
            SnippetMode.NoRun when snippet.Language == SnippetLanguage.CSharp => $"compiled, not run: {snippet.Reason}",
            SnippetMode.NoRun => snippet.Reason is null ? "not run" : $"not run: {snippet.Reason}",
            _ when result is null => "not run",
            _ => Ran(snippet, result),
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

    private static string Ran(Snippet snippet, CellResult result)
    {
        var counts = result.Verdict.Counts;
        var parts = new List<string>();
        Add(counts.Values, "value");
        Add(counts.Lines, "line");
        Add(counts.Figures, "figure");
        var ran = snippet.Slider is { } slider ? $"ran {slider.Count} times" : "ran";
        return parts.Count == 0 ? ran : $"{ran} · {Join(parts)} checked";

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
