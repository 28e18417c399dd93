using System.Collections.Immutable;
using Markdig.Syntax;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Containers;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Stats;

/// <summary>How much there is of what in a note.</summary>
/// <param name="Counts">One for each of <see cref="Measure.All"/>.</param>
public sealed record NoteStats(NoteBuild Build, ImmutableArray<int> Counts, ImmutableArray<ProseParagraph> Paragraphs)
{
    private const string FurtherReading = "Further reading";

    /// <summary>The measures whose range the note misses.</summary>
    public IEnumerable<(Measure Measure, int Count)> Outside =>
        Measure.All.Zip(Counts).Where(m => !m.First.Allows(m.Second));

    /// <param name="build">After its cells ran.</param>
    public static NoteStats Of(NoteBuild build)
    {
        var note = build.Document!;
        var paragraphs = ProseParagraph.Of(note);
        var figures = note.Snippets.Zip(build.Runs).Sum(c => CountFigures(c.First, c.Second));
        var verdicts = build.Verdict?.Verdicts ?? [];
        return new(
            build,
            [
                paragraphs.Sum(p => p.Words.Length),
                figures + note.Images.Length,
                note.Snippets.Length,
                note.Snippets.Zip(verdicts).Count(c => Checks(c.First, c.Second)),
                build.CheckCount,
                note.Exercises,
                Containers(note, "recall").Sum(ItemsOf),
                Containers(note, "pitfall").Count(),
                Sources(note),
            ],
            paragraphs
        );
    }

    // A slider's frames are one figure.
    private static int CountFigures(Snippet snippet, SnippetRun run) =>
        run.Frames.IsEmpty ? RunFigure.Of(snippet, run).Count(f => f.IsFigure) : 1;

    private static bool Checks(Snippet snippet, SnippetVerdict verdict) =>
        verdict.Counts is not { Values: 0, Lines: 0, Figures: 0 }
        || snippet.Mode is SnippetMode.Fails or SnippetMode.Throws
        || snippet.Code.Text.Contains("Check.", StringComparison.Ordinal);

    private static IEnumerable<NoteContainer> Containers(NoteDocument note, string name) =>
        note.Syntax.Descendants<NoteContainer>().Where(c => c.Name == name);

    private static int ItemsOf(ContainerBlock block) => block.OfType<ListBlock>().Sum(l => l.Count);

    // The items of the lists between that heading and the next.
    private static int Sources(NoteDocument note) =>
        note
            .Syntax.SkipWhile(b => b is not HeadingBlock heading || PlainText.Of(heading) != FurtherReading)
            .Skip(1)
            .TakeWhile(b => b is not HeadingBlock)
            .OfType<ListBlock>()
            .Sum(l => l.Count);
}
