using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Audit.Determinism;

/// <summary>Where two runs of a cell part.</summary>
/// <param name="Span">The value's comment, or the cell's fence.</param>
/// <param name="Kind">What differs: `value`, `output`, `figure`, ….</param>
public sealed record RunDifference(SourceSpan Span, string Kind, string One, string Other)
{
    /// <returns>Null when the runs are alike to the byte, measures of time and memory left out.</returns>
    public static RunDifference? Between(Snippet snippet, SnippetRun one, SnippetRun other)
    {
        if (one.Status != other.Status)
        {
            return new(snippet.FenceSpan, "outcome", $"{one.Status}", $"{other.Status}");
        }

        foreach (var (a, b) in one.Values.Zip(other.Values))
        {
            if (!a.Actual.SequenceEqual(b.Actual, StringComparer.Ordinal))
            {
                var span = snippet.Code.Span(a.Start, a.Length);
                return new(span, "value", string.Join(", ", a.Actual), string.Join(", ", b.Actual));
            }
        }

        if (Shown(one) is var (kind, text) && text != Shown(other).Text)
        {
            var (x, y) = FirstLines(text, Shown(other).Text);
            return new(snippet.FenceSpan, kind, x, y);
        }

        return one.Exception?.Message == other.Exception?.Message
            ? null
            : new(snippet.FenceSpan, "exception", one.Exception?.Message ?? "", other.Exception?.Message ?? "");
    }

    // Displays as the codec writes them: their data, not their looks.
    private static (string Kind, string Text) Shown(SnippetRun run)
    {
        var text = string.Concat(run.Outputs.Select(o => o.Text));
        var displays = run with
        {
            Outputs = [.. run.Outputs.Where(o => o.Display is not null)],
            Values = [],
            Messages = [],
            Exception = null,
            Tokens = [],
        };
        var encoded = System
            .Text.Encoding.UTF8.GetString(RunCodec.Encode(displays.WithoutMeasures()))
            .Replace("\\u0022", "\"", StringComparison.Ordinal);
        return (text.Length > 0 ? "output" : "display", $"{text}\n{encoded}");
    }

    private static (string One, string Other) FirstLines(string one, string other)
    {
        var (a, b) = (one.Split('\n'), other.Split('\n'));
        var line = a.Zip(b).TakeWhile(l => l.First == l.Second).Count();
        var (x, y) = (a.ElementAtOrDefault(line) ?? "", b.ElementAtOrDefault(line) ?? "");
        // A display is one long line: from a little before where the two part.
        var from = Math.Max(0, x.Zip(y).TakeWhile(c => c.First == c.Second).Count() - Context);
        return from == 0
            ? (x, y)
            : ($"…{x[from..Math.Min(x.Length, from + Longest)]}", $"…{y[from..Math.Min(y.Length, from + Longest)]}");
    }

    private const int Context = 20;
    private const int Longest = 60;
}

/// <summary>A cell that does not give the same every time, and why.</summary>
/// <param name="Cell">Zero-based.</param>
public sealed record Variation(int Cell, SourceSpan Span, string Kind, string One, string Other, Cause Cause);
