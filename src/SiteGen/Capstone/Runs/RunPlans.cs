using System.Collections.Immutable;
using MlMath.Engine.Nn;
using MlMath.Engine.Training;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>The runs of the capstone: the healthy one, and six that differ from it in one thing each.</summary>
public static class RunPlans
{
    public const string Healthy = "healthy";
    public const string RateTooHigh = "rate-too-high";
    public const string RateTooLow = "rate-too-low";
    public const string NoWarmup = "no-warmup";
    public const string NoPositions = "no-positions";
    public const string NoResidual = "no-residual";
    public const string TinyCorpus = "tiny-corpus";

    /// <param name="vocabulary">Characters of the corpus's alphabet.</param>
    /// <param name="mode">Quick or full.</param>
    public static ImmutableArray<RunPlan> For(CapstoneMode mode, int vocabulary)
    {
        // At a third of this rate a run needs no warmup, at ten times it no run learns.
        var published = new TrainerOptions
        {
            Steps = 3000,
            PeakRate = 0.01,
            EvaluateEvery = 100,
        };
        var model = new GptConfig { Vocabulary = vocabulary };
        return mode == CapstoneMode.Quick
            ? Of(model, published with { Steps = 300, Warmup = 30, EvaluateEvery = 50 }, sampleEvery: 50)
            : Of(model, published, sampleEvery: 200);
    }

    /// <param name="options">Of the healthy run.</param>
    /// <param name="sampleEvery">Steps between two samples of the healthy run.</param>
    public static ImmutableArray<RunPlan> Of(GptConfig model, TrainerOptions options, int sampleEvery) =>
        [
            new RunPlan(Healthy, model, options) { SampleEvery = sampleEvery },
            Ill(RateTooHigh, model, options with { PeakRate = 10 * options.PeakRate }),
            Ill(RateTooLow, model, options with { PeakRate = options.PeakRate / 100 }),
            Ill(NoWarmup, model, options with { Warmup = 0 }),
            Ill(NoPositions, model with { Positions = false }, options),
            Ill(NoResidual, model with { Residual = false }, options),
            Ill(TinyCorpus, model, options) with
            {
                MostCharacters = 4_000,
            },
        ];

    // Of these only the curve and the last words are shown.
    private static RunPlan Ill(string name, GptConfig model, TrainerOptions options) =>
        new(name, model, options) { SampleEvery = options.Steps };
}
