using MlMath.Notebook;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Capstone;

/// <summary>The figures of the capstone's pages, drawn by the same means as a cell's.</summary>
internal static class CapstoneFigures
{
    // A batch's loss leaps from step to step; the mean of so many shows where it goes.
    private const int StepsPerPoint = 5;

    /// <summary>Training and validation loss, each batch faintly behind them, above the levels of simpler guesses.</summary>
    public static FigureDisplay Losses(RunRecord record, Ngrams levels)
    {
        var batches = record
            .Losses.Chunk(StepsPerPoint)
            .Select((losses, i) => (X: (i + 0.5) * StepsPerPoint, Y: (double)losses.Average()));
        var last = record.Last;
        return Display(
            Plot.Line(batches.Select(b => (b.X, b.Y)), "").Color(0).Faint().Width(1)
                + Level(levels.Uniform, "all characters equally likely", record)
                + Level(levels.Unigram, "by frequency", record)
                + Level(levels.Bigram, "by the last character", record)
                + Line(record, "training", e => e.TrainingLoss).Color(2).Dashed()
                + Line(record, "validation", e => e.ValidationLoss!.Value).Color(1),
            "The loss of the run, and of three guesses that know less than a model.",
            FormattableString.Invariant(
                $"Training and validation loss against steps. Both start at {record.Evaluations[0].ValidationLoss:F2} nats, near the {levels.Uniform:F2} of a blind guess, fall below the guess by frequency at {levels.Unigram:F2} and the guess by the last character at {levels.Bigram:F2}, and end at {last.TrainingLoss:F2} and {last.ValidationLoss:F2}."
            ),
            340,
            1.12 * levels.Uniform
        );
    }

    /// <summary>A run's validation loss beside the healthy one's.</summary>
    /// <param name="withTraining">Whether the training loss is part of the story.</param>
    public static FigureDisplay Beside(RunRecord ill, RunRecord healthy, string name, bool withTraining)
    {
        var figure =
            Line(healthy, "healthy", e => e.ValidationLoss!.Value).Color(0).Faint(0.6)
            + Line(ill, name, e => e.ValidationLoss!.Value).Color(1);
        return Display(
            withTraining ? figure + Line(ill, "its training loss", e => e.TrainingLoss).Color(2).Dashed() : figure,
            $"Validation loss, {name}, against the healthy run.",
            FormattableString.Invariant(
                $"Validation loss against steps: {name}, from {ill.Evaluations[0].ValidationLoss:F2} to {ill.Last.ValidationLoss:F2}; the healthy run ends at {healthy.Last.ValidationLoss:F2}."
            ),
            250
        );
    }

    // Named where the curves have long been below.
    private static Figure Level(double loss, string guess, RunRecord record) =>
        Plot.Rule(y: loss).Color(0).Faint(0.6).Dotted()
        + Plot.Text(0.66 * record.Planned, loss, $"{guess}: {loss:F2}", at: Side.Above).Color(0);

    private static Figure Line(RunRecord record, string name, Func<MlMath.Engine.Training.Evaluation, double> loss) =>
        Plot.Line(record.Evaluations.Select(e => ((double)e.Step, loss(e))), name);

    private static FigureDisplay Display(Figure figure, string caption, string alt, int height, double? most = null) =>
        (FigureDisplay)
            figure
                .X("step")
                .Y("nats per character", from: 0, to: most)
                .Size(540, height)
                .Caption(caption)
                .Alt(alt)
                .ToDisplay();
}
