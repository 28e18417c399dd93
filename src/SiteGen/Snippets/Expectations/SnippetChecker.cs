using System.Collections.Immutable;
using MlMath.Notebook;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>Turns a cell's run into a verdict: did the code do what its fence says, and do its outputs agree with the note.</summary>
public static class SnippetChecker
{
    // The worker's name for a cell that was stopped because it printed or showed too much.
    private const string OutputLimit = "OutputLimit";

    // The worker's name for a slider's cell whose run gave nothing to show.
    private const string SliderShowsNothing = "SliderShowsNothing";

    /// <param name="records">The note's recorded figures.</param>
    public static SnippetVerdict Check(Snippet snippet, SnippetRun run, FigureRecords records)
    {
        var shown = TextLines.Join(TextLines.Of(PrintedText.OfConsole(run)));
        var failure = OfCode(snippet, run).ToImmutableArray();
        if (!failure.IsEmpty || run.Status == SnippetStatus.NotRun)
        {
            return new SnippetVerdict(failure, shown, default);
        }

        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        if (snippet.Mode is SnippetMode.Fails or SnippetMode.NoRun)
        {
            if (snippet.Output is { } unchecked_)
            {
                var option = snippet.Mode == SnippetMode.NoRun ? "no-run" : "fails";
                diagnostics.Add(ExpectationDiagnostics.OutputOfNothing(unchecked_.FenceSpan, option));
            }

            return new SnippetVerdict(diagnostics.ToImmutable(), shown, default);
        }

        diagnostics.AddRange(OfValues(snippet, run));
        var output = OfOutput(snippet, run);
        diagnostics.AddRange(output.Diagnostics);
        var figures = OfFigures(snippet, run, records);
        diagnostics.AddRange(figures.Diagnostics);
        var counts = output.Counts + figures.Counts with { Values = run.Values.Sum(v => v.Actual.Length) };
        return new SnippetVerdict(diagnostics.ToImmutable(), output.ShownOutput, counts);
    }

    /// <summary>Whether the code itself did what its fence says, outputs aside: only then can its outputs be accepted.</summary>
    public static bool CodeIsRight(Snippet snippet, SnippetRun run) =>
        run.Status != SnippetStatus.NotRun && !snippet.RunsOn && !OfCode(snippet, run).Any();

    private static IEnumerable<Diagnostic> OfCode(Snippet snippet, SnippetRun run) =>
        (run.Status, snippet.Mode) switch
        {
            (SnippetStatus.NotRun, _) => [],
            (SnippetStatus.DidNotCompile, _) when snippet.RunsOn => [],
            (SnippetStatus.TimedOut, _) => [RunDiagnostics.TimedOut(snippet.FenceSpan, run.Exception)],
            (SnippetStatus.OutOfMemory, _) => [RunDiagnostics.OutOfMemory(snippet.FenceSpan, run.Exception)],
            (SnippetStatus.WorkerDied, _) => [RunDiagnostics.WorkerDied(snippet.FenceSpan, run.Exception)],
            (_, SnippetMode.Fails) => OfFails(snippet, run),
            (SnippetStatus.Threw, _) when run.Exception is { Type: OutputLimit } limit =>
            [
                RunDiagnostics.OutputLimit(Place(snippet, limit), limit),
            ],
            (SnippetStatus.Threw, _) when run.Exception is { Type: SliderShowsNothing } nothing =>
            [
                RunDiagnostics.SliderShowsNothing(snippet.FenceSpan, nothing),
            ],
            (SnippetStatus.DidNotCompile, _) => OfCompilation(snippet, run),
            (_, SnippetMode.Throws) => OfThrows(snippet, run),
            (SnippetStatus.Threw, _) => [OfException(snippet, run)],
            _ => [],
        };

    private static IEnumerable<Diagnostic> OfCompilation(Snippet snippet, SnippetRun run)
    {
        if (run.Messages.IsEmpty)
        {
            yield return OfException(snippet, run);
        }

        foreach (var message in run.Messages)
        {
            var span = snippet.Code.Span(message.Start, message.Length);
            yield return snippet.Language == SnippetLanguage.Sql ? RunDiagnostics.SqlError(span, message.Message)
            : message.Id == CompilerMessage.MisplacedValue ? RunDiagnostics.MisplacedValue(span, message.Message)
            : RunDiagnostics.DoesNotCompile(span, message.Id, message.Message);
        }
    }

    private static IEnumerable<Diagnostic> OfFails(Snippet snippet, SnippetRun run)
    {
        var expected = snippet.ExpectedError ?? "";
        if (run.Messages.IsEmpty)
        {
            yield return RunDiagnostics.DidCompile(snippet.FenceSpan, expected);
        }
        else if (run.Messages.All(m => m.Id != expected))
        {
            var first = run.Messages[0];
            var span = snippet.Code.Span(first.Start, first.Length);
            yield return RunDiagnostics.FailedOtherwise(span, expected, first.Id, first.Message);
        }
    }

    private static IEnumerable<Diagnostic> OfThrows(Snippet snippet, SnippetRun run)
    {
        var expected = snippet.ExpectedError ?? "";
        if (run.Exception is not { } thrown)
        {
            yield return RunDiagnostics.DidNotThrow(snippet.FenceSpan, expected);
        }
        else if (!ExceptionName.Matches(expected, thrown.Type))
        {
            yield return RunDiagnostics.ThrewOtherwise(Place(snippet, thrown), expected, thrown);
        }
    }

    private static Diagnostic OfException(Snippet snippet, SnippetRun run)
    {
        var thrown = run.Exception ?? new ThrownException("Exception", "no message", null);
        var span = Place(snippet, thrown);
        return snippet.Language == SnippetLanguage.Sql
            ? RunDiagnostics.SqlError(span, thrown.Message)
            : RunDiagnostics.Threw(span, thrown);
    }

    private static SourceSpan Place(Snippet snippet, ThrownException thrown) =>
        thrown.Start is { } start ? snippet.Code.Span(start, 0) : snippet.FenceSpan;

    private static IEnumerable<Diagnostic> OfValues(Snippet snippet, SnippetRun run)
    {
        foreach (var report in run.Values)
        {
            if (report.Actual.IsEmpty)
            {
                var span = snippet.Code.Span(report.Start, report.Length);
                yield return ExpectationDiagnostics.NeverEvaluated(span, report.Expected);
            }
            else if (ValueComparer.Compare(report) is { } wrong)
            {
                var span = snippet.Code.Span(report.Start + wrong.Difference.Start, wrong.Difference.Length);
                yield return ExpectationDiagnostics.ValueDiffers(
                    span,
                    wrong.Difference,
                    wrong.Index + 1,
                    report.Actual.Length
                );
            }
        }
    }

    private static SnippetVerdict OfOutput(Snippet snippet, SnippetRun run)
    {
        var console = TextLines.Join(TextLines.Of(PrintedText.OfConsole(run)));
        if (snippet.Output is not { } fence)
        {
            ImmutableArray<Diagnostic> warnings =
                console.Length == 0 ? [] : [ExpectationDiagnostics.OutputNotExpected(snippet.FenceSpan, console)];
            return new SnippetVerdict(warnings, console, default);
        }

        var printed = PrintedText.Of(run);
        if (string.IsNullOrWhiteSpace(printed))
        {
            return new SnippetVerdict([ExpectationDiagnostics.PrintedNothing(fence.FenceSpan)], "", default);
        }

        var comparison = OutputComparer.Compare(fence.Content.Text, printed);
        ImmutableArray<Diagnostic> differs = comparison.Difference is { } difference
            ? [ExpectationDiagnostics.OutputDiffers(Place(fence, difference), difference)]
            : [];

        // Displays are drawn as such: their plain text serves the comparison and is not shown a second time.
        var shown = console.Length == 0 ? "" : comparison.Merged;
        return new SnippetVerdict(differs, shown, new CheckCounts(0, comparison.Lines, comparison.Numbers, 0));
    }

    private static SourceSpan Place(OutputFence fence, OutputDifference difference) =>
        fence.Content.Text.Length == 0 ? fence.FenceSpan : fence.Content.Span(difference.Start, difference.Length);

    private static SnippetVerdict OfFigures(Snippet snippet, SnippetRun run, FigureRecords records)
    {
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var counts = default(CheckCounts);
        foreach (var figure in RunFigure.Of(snippet, run))
        {
            if (figure.Display is FigureDisplay drawn && string.IsNullOrWhiteSpace(drawn.Alt))
            {
                diagnostics.Add(ExpectationDiagnostics.FigureWithoutAlt(snippet.FenceSpan, figure.Name));
            }

            if (records.Find(figure.Name) is not { } record)
            {
                diagnostics.Add(ExpectationDiagnostics.FigureNotRecorded(snippet.FenceSpan, figure.Name));
                continue;
            }

            var comparison = OutputComparer.Compare(record.Content.Text, figure.Record);
            counts += figure.IsFigure
                ? new CheckCounts(0, 0, 0, 1)
                : new CheckCounts(0, comparison.Lines, comparison.Numbers, 0);
            if (comparison.Difference is { } difference)
            {
                var at = record.Content.Span(difference.Start, difference.Length);
                diagnostics.Add(ExpectationDiagnostics.FigureDiffers(snippet.FenceSpan, figure.Name, at, difference));
            }
        }

        return new SnippetVerdict(diagnostics.ToImmutable(), "", counts);
    }
}
