using System.Collections.Immutable;
using MlMath.Engine.Training;
using MlMath.Notebook;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Turns the capstone's runs into what its pages show of them.</summary>
internal sealed class CapstoneViews(CapstoneRuns capstone, ImmutableArray<PageLink> links)
{
    private readonly Ngrams _levels = Ngrams.Of(capstone.Corpus);
    private readonly byte[] _file = CheckpointFile.ToBytes(capstone.Healthy.Checkpoint);

    /// <summary>The trained model, under a name that changes with its content.</summary>
    public SiteFile Checkpoint => new($"assets/capstone.{ContentHash.Of(_file)[..10]}.bin", _file);

    public FigureDisplay LossFigure => CapstoneFigures.Losses(capstone.Healthy.Record, _levels);

    /// <summary>The broken runs, what there is to say of each, and its figure.</summary>
    public ImmutableArray<(TrainedRun Run, Pathology Words, FigureDisplay Figure)> Ill { get; } =
    [
        .. capstone.Ill.Select(run =>
        {
            var words = Pathology.Of(run, capstone.Healthy, Ngrams.Of(capstone.Corpus), capstone.Corpus);
            return (
                run,
                words,
                CapstoneFigures.Beside(run.Record, capstone.Healthy.Record, words.Short, words.ShowsTraining)
            );
        }),
    ];

    public RunPageView RunPage(DrawnFigure losses)
    {
        var record = capstone.Healthy.Record;
        return new RunPageView
        {
            Links = links,
            Summary =
                $"{Parameters:N0} parameters, {capstone.Corpus.Characters:N0} characters, {record.Steps:N0} steps: a small GPT that the build of this site trained, from noise to sentences.",
            IsQuick = capstone.Mode == CapstoneMode.Quick,
            Losses = losses,
            Reading = Reading,
            Facts = Facts,
            Samples = [.. record.Samples.Select(s => SampleOf(record, s))],
            Checkpoint = new CheckpointView(Checkpoint.Path, _file.Length, ContentHash.Of(_file), record.Identity),
        };
    }

    public PathologiesView PathologiesPage(IEnumerable<DrawnFigure> figures) =>
        new(
            links,
            capstone.Mode == CapstoneMode.Quick,
            [
                .. Ill.Zip(
                    figures,
                    (ill, figure) =>
                        new PathologyView(
                            ill.Run.Plan.Name,
                            ill.Words.Title,
                            ill.Words.Changed,
                            figure,
                            ill.Words.Sentences,
                            SampleOf(ill.Run.Record, ill.Run.Record.Samples[^1])
                        )
                ),
            ],
            SampleOf(capstone.Healthy.Record, capstone.Healthy.Record.Samples[^1])
        );

    private int Parameters => capstone.Healthy.Checkpoint.Tensors.Sum(t => t.Values.Length);

    private ImmutableArray<string> Reading
    {
        get
        {
            var record = capstone.Healthy.Record;
            var (size, last) = (capstone.Corpus.Tokenizer.Count, record.Last);
            var validation = last.ValidationLoss!.Value;
            return
            [
                $"Before the first step the model holds all {size} characters about equally likely, which costs ln {size} = {_levels.Uniform:F2} nats each; it measures {record.Evaluations[0].ValidationLoss:F2}. "
                    + $"{Below(record, _levels.Unigram, "knowing how often each character comes")} {Below(record, _levels.Bigram, "knowing what tends to follow the last one")} What it gains beyond that it gains by looking further back.",
                $"At the end it pays {validation:F2} nats for a character that it has never seen, {validation / Math.Log(2):F2} bits, as if it chose among {Math.Exp(validation):F1} equally likely ones. "
                    + $"On the text that it learned from it pays {last.TrainingLoss:F2}. The gap of {validation - last.TrainingLoss:F2} is what it knows by heart: it has seen each character about {(long)record.Steps * capstone.Healthy.Plan.Options.Batch * capstone.Healthy.Plan.Model.Context / capstone.Corpus.Training.Length} times.",
            ];
        }
    }

    private static string Below(RunRecord record, double level, string guess) =>
        record.Evaluations.Where(e => e.ValidationLoss < level).Select(e => (int?)e.Step).FirstOrDefault() is { } step
            ? $"By step {step:N0} it is below {level:F2}, the cost of {guess}."
            : $"It never gets below {level:F2}, the cost of {guess}.";

    private ImmutableArray<(string Name, string Value)> Facts
    {
        get
        {
            var (model, options, corpus) = (
                capstone.Healthy.Plan.Model,
                capstone.Healthy.Plan.Options,
                capstone.Corpus
            );
            return
            [
                (
                    "Model",
                    $"GPT with {model.Layers} layers, {model.Heads} heads, width {model.Width}, {model.Context} characters of context; the head is tied to the character table"
                ),
                ("Parameters", $"{Parameters:N0}"),
                (
                    "Corpus",
                    corpus.Origin == CorpusOrigin.Snapshot
                        ? $"this site’s own prose, read aloud: {corpus.Characters:N0} characters of {corpus.Tokenizer.Count} kinds; numbers and short formulas in words, what has no words left out"
                        : $"a text of {corpus.Characters:N0} characters of {corpus.Tokenizer.Count} kinds"
                ),
                (
                    "Held out",
                    $"every tenth piece of about a thousand characters: {corpus.Validation.Length:N0} that it never learns from"
                ),
                (
                    "Training",
                    $"{options.Steps:N0} steps of {options.Batch} windows of {model.Context} characters; AdamW with β = ({options.Beta1}, {options.Beta2}), decay {options.WeightDecay}, gradients clipped at norm {options.Clip}"
                ),
                (
                    "Rate",
                    $"up to {options.PeakRate} over {options.Warmup} steps, then along half a cosine to {options.PeakRate * options.FinalRate}"
                ),
                ("Seed", options.Seed),
            ];
        }
    }

    private static SampleView SampleOf(RunRecord record, RunSample sample) =>
        new(sample.Step, $"{record.Evaluations.Last(e => e.Step <= sample.Step).ValidationLoss:F2}", sample.Text);
}
