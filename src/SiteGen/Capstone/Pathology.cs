using System.Collections.Immutable;
using MlMath.Engine.Training;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Capstone;

/// <summary>What there is to see in a run that has one thing broken, and why it comes about. Each number is the run's.</summary>
/// <param name="Short">In a legend and a caption.</param>
internal sealed record Pathology(string Title, string Short, string Changed, ImmutableArray<string> Sentences)
{
    // Losses nearer than this are called equal: runs that differ in the seed alone differ by as much.
    private const double Close = 0.03;

    /// <summary>Whether its training loss tells something that its validation loss does not.</summary>
    public bool ShowsTraining { get; private init; }

    public static Pathology Of(TrainedRun ill, TrainedRun healthy, Ngrams levels, Corpus corpus)
    {
        var pathology = ill.Plan.Name switch
        {
            RunPlans.RateTooHigh => RateTooHigh(ill, healthy, levels),
            RunPlans.RateTooLow => RateTooLow(ill, healthy),
            RunPlans.NoWarmup => NoWarmup(ill, healthy),
            RunPlans.NoPositions => NoPositions(ill, healthy),
            RunPlans.NoResidual => NoResidual(ill, healthy, levels, corpus),
            RunPlans.TinyCorpus => TinyCorpus(ill, healthy),
            _ => throw new ArgumentException($"no words for a run `{ill.Plan.Name}`", nameof(ill)),
        };
        return ill.Record.DivergedAt is { } step
            ? pathology with
            {
                Sentences =
                [
                    .. pathology.Sentences,
                    $"At step {step:N0} the loss was no number any more, and the run ended there.",
                ],
            }
            : pathology;
    }

    private static Pathology RateTooHigh(TrainedRun ill, TrainedRun healthy, Ngrams levels) =>
        new(
            "The learning rate is too high",
            "rate too high",
            $"The rate rises to {ill.Plan.Options.PeakRate}, not to {healthy.Plan.Options.PeakRate}.",
            [
                $"The loss ends at {Loss(ill)}, where the healthy run has {Loss(healthy)}; guessing by the letters’ frequency alone costs {levels.Unigram:F2}. "
                    + "Each step jumps across the valley that it should descend into: along a direction of curvature λ a step of plain gradient descent shrinks the error only while the rate stays below 2/λ.",
                "It wanders rather than explodes. The gradient is clipped and Adam divides by its running size, so no single step is longer than the rate allows, however wrong its direction is. "
                    + "What progress there is comes late, when the schedule has brought the rate down.",
            ]
        );

    private static Pathology RateTooLow(TrainedRun ill, TrainedRun healthy) =>
        new(
            "The learning rate is too low",
            "rate too low",
            $"The rate rises to {ill.Plan.Options.PeakRate}, not to {healthy.Plan.Options.PeakRate}.",
            [
                $"The loss falls the whole time and ends at {Loss(ill)}. {Passed(healthy, ill)} Nothing is wrong with the direction, only with the distance.",
                $"Adam moves a weight by about the rate at each step. Over {ill.Record.Planned:N0} steps the rates add up to {TotalRate(ill):F2} here and to {TotalRate(healthy):F1} in the healthy run: "
                    + "no weight can get much farther than that. A curve that falls smoothly and is still falling at the end asks for a higher rate before it asks for more steps.",
            ]
        );

    private static Pathology NoWarmup(TrainedRun ill, TrainedRun healthy)
    {
        var early = ill.Plan.Options.EvaluateEvery;
        return new Pathology(
            "No warmup",
            "no warmup",
            $"The rate is at its peak from the first step on, where the healthy run takes {healthy.Plan.Options.Warmup} steps to get there.",
            [
                $"After {early} steps the loss is {At(ill, early):F2}, with warmup {At(healthy, early):F2}. "
                    + "At its first step Adam knows one gradient: the mean over the root of the mean square is then +1 or −1 for every weight, so each moves by the whole rate, on the evidence of a single batch.",
                Recovery(ill, healthy),
            ]
        );
    }

    private static string Recovery(TrainedRun ill, TrainedRun healthy)
    {
        var difference = Final(ill) - Final(healthy);
        var end = $"At the end the losses are {Loss(ill)} and {Loss(healthy)}";
        return difference switch
        {
            > Close => $"{end}: the first steps led to a place that the rest did not lead quite out of.",
            < -Close =>
                $"{end}: here the run without warmup is even better, and warmup was caution that nothing asked for.",
            _ =>
                $"{end}, as near as two seeds would be. This is the pathology that does not show: four layers with a norm before each are so easy to train that they forgive the first steps. "
                    + "Warmup is insurance, and its price is small; deeper models and larger rates are what it insures.",
        };
    }

    private static Pathology NoPositions(TrainedRun ill, TrainedRun healthy) =>
        new(
            "No positional encoding",
            "no positions",
            "Nothing is added to a character’s vector to say where it stands.",
            [
                $"The loss ends at {Loss(ill)} against {Loss(healthy)}. "
                    + "Attention is a weighted mean over what came before, and a mean does not depend on order: to a fourth character the first layer shows “was” and “saw” as the same three.",
                $"Why is it not worse? The causal mask leaks position. The first character attends to one vector, the second to two, so how much is averaged tells how far along one is, and later layers can use that. It takes time to find: after {Half(ill):N0} steps the gap was {At(ill, Half(ill)) - At(healthy, Half(ill)):F2}, at the end it is {Final(ill) - Final(healthy):F2}.",
            ]
        );

    private static Pathology NoResidual(TrainedRun ill, TrainedRun healthy, Ngrams levels, Corpus corpus)
    {
        var (without, with) = (Sameness.Of(ill, corpus), Sameness.Of(healthy, corpus));
        return new Pathology(
            "No residual connections",
            "no residuals",
            "Each branch replaces the stream that it should be added to.",
            [
                $"The loss ends at {Loss(ill)}; guessing by frequency costs {levels.Unigram:F2}, the healthy run has {Loss(healthy)}. "
                    + "An untrained head attends to all places about equally, so what it passes on is a mean over everything so far, much the same at each place. "
                    + "With the stream beside it the character itself gets through. Without, four layers average averages.",
                $"The vectors that reach the head show it. Over one window of validation text the mean cosine between two places is {with.Before:F2} in the untrained healthy model and {without.Before:F2} in this one; after training {with.After:F2} and {without.After:F2}. "
                    + "At a cosine of one all places get the same scores, and the best that a model can do then is to say how often each letter comes.",
            ]
        );
    }

    private static Pathology TinyCorpus(TrainedRun ill, TrainedRun healthy)
    {
        var best = ill.Record.Evaluations.MinBy(e => e.ValidationLoss!.Value);
        return new Pathology(
            "A tiny corpus, learned by heart",
            "tiny corpus",
            $"It learns from the first {ill.Plan.MostCharacters:N0} characters of the corpus alone.",
            [
                $"Training loss falls to {ill.Record.Last.TrainingLoss:F2}, far below the healthy run’s {healthy.Record.Last.TrainingLoss:F2}. Validation loss turns at step {best.Step:N0}, where it is {best.ValidationLoss:F2}, and climbs to {Loss(ill)}.",
                $"There are {Parameters(ill) / ill.Plan.MostCharacters} parameters for each character: room to store the text, and storing it is the shortest way to a small training loss. "
                    + "The price is confidence. Where the text goes on in another way the model is sure of the wrong letter, and being sure and wrong is what cross-entropy charges most for.",
            ]
        )
        {
            ShowsTraining = true,
        };
    }

    private static string Passed(TrainedRun healthy, TrainedRun ill)
    {
        var step = healthy
            .Record.Evaluations.First(e => e.ValidationLoss <= Final(ill) || e.Step == healthy.Record.Steps)
            .Step;
        return $"The healthy run was there by step {step:N0}.";
    }

    private static double TotalRate(TrainedRun run)
    {
        var options = run.Plan.Options;
        var schedule = new Schedule(options.PeakRate, options.Warmup, options.Steps, options.FinalRate);
        return Enumerable.Range(0, options.Steps).Sum(schedule.Rate);
    }

    private static int Parameters(TrainedRun run) => run.Checkpoint.Tensors.Sum(t => t.Values.Length);

    private static int Half(TrainedRun run) => run.Record.Evaluations[run.Record.Evaluations.Length / 2].Step;

    private static double At(TrainedRun run, int step) =>
        run.Record.Evaluations.Last(e => e.Step <= step).ValidationLoss!.Value;

    private static double Final(TrainedRun run) => run.Record.Last.ValidationLoss!.Value;

    private static string Loss(TrainedRun run) => $"{Final(run):F2}";
}
