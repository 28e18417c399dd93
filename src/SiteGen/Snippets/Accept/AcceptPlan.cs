using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Snippets.Accept;

/// <summary>
/// What `sitegen accept` would change: bodies of `output` fences, texts behind `// =>`, and record files of figures. Only
/// what does not match, and never for a cell whose code failed.
/// </summary>
/// <param name="Edits">In no two of the same file do spans overlap. A file that is left empty is a record file to delete.</param>
/// <param name="Diagnostics">What does not match and cannot be accepted.</param>
public sealed record AcceptPlan(ImmutableArray<AcceptEdit> Edits, ImmutableArray<Diagnostic> Diagnostics)
{
    /// <param name="snippets">The note's snippets in order.</param>
    /// <param name="runs">One per snippet.</param>
    /// <param name="records">The note's recorded figures.</param>
    public static AcceptPlan Make(
        IReadOnlyList<Snippet> snippets,
        IReadOnlyList<SnippetRun> runs,
        FigureRecords records
    )
    {
        var edits = ImmutableArray.CreateBuilder<AcceptEdit>();
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var (snippet, run) in snippets.Zip(runs))
        {
            var checks = snippet.Mode is SnippetMode.Run or SnippetMode.Throws;
            if (checks && SnippetChecker.CodeIsRight(snippet, run))
            {
                AddValues(snippet, run, edits, diagnostics);
                AddOutput(snippet, run, edits, diagnostics);
            }
        }

        if (RecordEdit.Make(snippets, runs, records) is { } edit)
        {
            edits.Add(edit);
        }

        return new AcceptPlan(edits.ToImmutable(), diagnostics.ToImmutable());
    }

    /// <summary>One plan of many notes'. A listing that several notes share is edited once; where they disagree, not at all.</summary>
    public static AcceptPlan Combine(IEnumerable<AcceptPlan> plans)
    {
        var all = plans.ToList();
        var diagnostics = all.SelectMany(p => p.Diagnostics).ToList();
        var edits = new List<AcceptEdit>();
        var files = all.SelectMany(p => p.Edits).GroupBy(e => e.Span.Source.Path, StringComparer.Ordinal);
        foreach (var file in files.OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            AcceptEdit? last = null;
            var distinct = file.DistinctBy(e => (e.Span.Start, e.Span.Length, e.NewText));
            foreach (var edit in distinct.OrderBy(e => e.Span.Start).ThenBy(e => e.Span.Length))
            {
                var overlaps =
                    last is not null && (edit.Span.Start < last.Span.End || edit.Span.Start == last.Span.Start);
                if (overlaps)
                {
                    diagnostics.Add(AcceptDiagnostics.EditsDisagree(edit.Span));
                    edits.Remove(last!);
                    continue;
                }

                edits.Add(edit);
                last = edit;
            }
        }

        return new AcceptPlan([.. edits], [.. diagnostics]);
    }

    private static void AddValues(
        Snippet snippet,
        SnippetRun run,
        ImmutableArray<AcceptEdit>.Builder edits,
        ImmutableArray<Diagnostic>.Builder diagnostics
    )
    {
        foreach (var report in run.Values)
        {
            if (ValueComparer.Compare(report) is null)
            {
                continue;
            }

            var span = snippet.Code.Span(report.Start, report.Length);
            var values = report.Actual.Select(v => v.Trim()).ToImmutableArray();
            if (values.FirstOrDefault(v => v.AsSpan().IndexOfAny("\r\n\u0085\u2028\u2029") >= 0) is { } manyLines)
            {
                diagnostics.Add(AcceptDiagnostics.ValueOfManyLines(span, manyLines));
                continue;
            }

            var text = ExpectationWriter.Rewrite(report.Expected, values[0]);
            if (ValueComparer.Compare(text, values) is { } other)
            {
                diagnostics.Add(AcceptDiagnostics.EvaluationsDiffer(span, values[0], values[other.Index]));
                continue;
            }

            var touches = span.Start > 0 && !char.IsWhiteSpace(span.Source.Text[span.Start - 1]);
            edits.Add(new AcceptEdit(span, touches ? " " + text : text));
        }
    }

    private static void AddOutput(
        Snippet snippet,
        SnippetRun run,
        ImmutableArray<AcceptEdit>.Builder edits,
        ImmutableArray<Diagnostic>.Builder diagnostics
    )
    {
        var printed = PrintedText.Of(run);
        if (snippet.Output is not { } fence || string.IsNullOrWhiteSpace(printed))
        {
            return;
        }

        if (OutputComparer.Compare(fence.Content.Text, printed).Matches)
        {
            return;
        }

        var text = ExpectationWriter.Rewrite(fence.Content.Text, printed);
        var marker = FenceEdit.Marker(fence);
        var ends = text.Split('\n').FirstOrDefault(l => l.TrimStart().StartsWith(marker, StringComparison.Ordinal));
        if (ends is not null)
        {
            diagnostics.Add(AcceptDiagnostics.PrintsFence(fence.FenceSpan, ends));
            return;
        }

        edits.Add(FenceEdit.Make(fence, text));
    }
}
