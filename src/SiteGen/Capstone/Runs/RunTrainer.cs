using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;
using MlMath.SiteGen.Capstone.Corpora;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>
/// Runs a plan, or the rest of it. A run that was stopped goes on from where it was last saved, and ends with the same
/// record and the same bytes as one that was not.
/// </summary>
public sealed class RunTrainer(RunStore store)
{
    /// <summary>Characters of a sample.</summary>
    public const int SampleLength = 320;

    /// <summary>Bold enough to be read, wild enough to differ from step to step.</summary>
    public static SamplerOptions Sampling { get; } = new(Temperature: 0.8);

    /// <summary>Is told of each step, measurement and sample, right after it.</summary>
    public Action<RunMoment, RunRecord>? Tell { get; init; }

    /// <summary>What the cache holds of a finished run; null where it would have to be trained.</summary>
    public TrainedRun? TryGet(RunPlan plan, Corpus corpus) =>
        store.TryGet(plan, IdentityOf(plan, corpus)) is { Record.IsFinished: true } run ? run : null;

    /// <exception cref="OperationCanceledException">Asked to stop; what was saved last is kept.</exception>
    public TrainedRun Run(RunPlan plan, Corpus corpus, CancellationToken stop)
    {
        var identity = IdentityOf(plan, corpus);
        var saved = store.TryGet(plan, identity);
        if (saved is { Record.IsFinished: true })
        {
            return saved;
        }

        var model = new Gpt(plan.Model, new Philox(plan.Options.Seed).Stream("weights"));
        using var trainer = new Trainer(model, plan.TrainingOf(corpus), corpus.Validation, plan.Options);
        var record = saved?.Record ?? new RunRecord(plan.Name, identity, plan.Options.Steps);
        if (saved is null)
        {
            record = Sample(Evaluate(record, trainer), trainer, plan, corpus);
        }
        else
        {
            saved.Checkpoint.Restore(trainer);
        }

        while (!record.IsFinished)
        {
            stop.ThrowIfCancellationRequested();
            record = Step(record, trainer, plan, corpus);
            if (!record.IsFinished && record.Steps % plan.SaveEvery == 0)
            {
                store.Put(new TrainedRun(plan, record, Checkpoint.Of(trainer, corpus.Tokenizer, identity)));
            }
        }

        var run = new TrainedRun(plan, record, Checkpoint.Of(model, corpus.Tokenizer, identity, record.Steps));
        store.Put(run);
        return run;
    }

    private RunRecord Step(RunRecord record, Trainer trainer, RunPlan plan, Corpus corpus)
    {
        TrainingStep step;
        try
        {
            step = trainer.Step();
        }
        catch (TrainingDivergedException diverged)
        {
            return record with { DivergedAt = diverged.Step };
        }

        record = record with { Losses = record.Losses.Add((float)step.Loss) };
        Tell?.Invoke(RunMoment.Step, record);
        if (step.Step % plan.Options.EvaluateEvery == 0 || record.IsFinished)
        {
            record = Evaluate(record, trainer);
        }

        return step.Step % plan.SampleEvery == 0 || record.IsFinished ? Sample(record, trainer, plan, corpus) : record;
    }

    private RunRecord Evaluate(RunRecord record, Trainer trainer)
    {
        var evaluation = trainer.Evaluate();
        if (!double.IsFinite(evaluation.TrainingLoss) || !double.IsFinite(evaluation.ValidationLoss ?? 0))
        {
            return record with { DivergedAt = evaluation.Step };
        }

        record = record with { Evaluations = record.Evaluations.Add(evaluation) };
        Tell?.Invoke(RunMoment.Evaluation, record);
        return record;
    }

    // Every sample of a run is drawn with the same random numbers: what differs is the model.
    private RunRecord Sample(RunRecord record, Trainer trainer, RunPlan plan, Corpus corpus)
    {
        var prompt = corpus.Tokenizer.Encode(
            corpus.Tokenizer.Alphabet.Contains('\n', StringComparison.Ordinal) ? "\n" : corpus.Tokenizer.Alphabet[..1]
        );
        var random = new Philox(plan.Options.Seed).Stream("samples");
        var tokens = new Sampler(trainer.Model).Generate(prompt, SampleLength, random, Sampling);
        record = record with
        {
            Samples = record.Samples.Add(new RunSample(record.Steps, corpus.Tokenizer.Decode(tokens).Trim())),
        };
        Tell?.Invoke(RunMoment.Sample, record);
        return record;
    }

    private static string IdentityOf(RunPlan plan, Corpus corpus) =>
        RunIdentity.Of(plan.Model, plan.Options, plan.TrainingOf(corpus), corpus.Validation);
}

/// <summary>What has just happened in a run.</summary>
public enum RunMoment
{
    Step,
    Evaluation,
    Sample,
}
