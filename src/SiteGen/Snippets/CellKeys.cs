using System.Collections.Immutable;
using System.Globalization;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Snippets;

/// <summary>The keys of a note's runs: all that can change what a cell does.</summary>
public static class CellKeys
{
    public const string Kind = "cells";

    /// <param name="note">The note's path, for <see cref="CacheKey.Subject"/>.</param>
    /// <param name="snippets">All executable cells of the note, in document order.</param>
    /// <param name="preludeHash">Of the prelude's content.</param>
    /// <param name="dataHashes">Name and content hash of each file that the note's cells may read.</param>
    /// <returns>One key per snippet. It covers every cell since the last `reset`, whose state this one may see.</returns>
    public static ImmutableArray<CacheKey> For(
        string note,
        IReadOnlyList<Snippet> snippets,
        string preludeHash,
        IEnumerable<(string Name, string Hash)> dataHashes,
        CellEnvironment environment
    )
    {
        ImmutableArray<(string, string)> common =
        [
            ("prelude", preludeHash),
            .. dataHashes.OrderBy(d => d.Name, StringComparer.Ordinal).Select(d => ("data " + d.Name, d.Hash)),
            .. environment.Parts,
        ];
        var keys = ImmutableArray.CreateBuilder<CacheKey>(snippets.Count);
        var earlier = new List<(string, string)>();
        foreach (var snippet in snippets)
        {
            if (snippet.Reset)
            {
                earlier.Clear();
            }

            var options = Options(snippet);
            var number = (snippet.Index + 1).ToString(CultureInfo.InvariantCulture);
            keys.Add(
                new CacheKey(
                    Kind,
                    $"{note} cell {number}",
                    [("code of this cell", snippet.Code.Text), ("options of this cell", options), .. earlier, .. common]
                )
            );
            earlier.Add(($"earlier cell {number}", ContentHash.Of(options + "\n" + snippet.Code.Text)));
        }

        return keys.MoveToImmutable();
    }

    /// <summary>
    /// Whether a run would come out the same next time. A time-out or a crash may not, and what was not run says nothing.
    /// </summary>
    public static bool MayStore(SnippetRun run) =>
        run.Status is SnippetStatus.Ok or SnippetStatus.DidNotCompile or SnippetStatus.Threw;

    // How a cell is shown, and what is expected of it, is compared after the run: neither belongs to its key.
    private static string Options(Snippet snippet)
    {
        var slider = snippet.Slider is { } s
            ? string.Create(CultureInfo.InvariantCulture, $"{s.Name}={s.From:R}..{s.To:R}:{s.Count}")
            : "";
        return $"{snippet.Language} {snippet.Mode} reset={snippet.Reset} slider={slider} error={snippet.ExpectedError}";
    }
}
