using MlMath.Engine.Nn;
using MlMath.Engine.Training;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Tests.Capstone;

/// <summary>A text that is learned in a second, and a plan of a run on it.</summary>
internal static class SmallCorpus
{
    /// <summary>In the snapshot's alphabet, 12,000 characters.</summary>
    public static string Text { get; } =
        string.Concat(
            Enumerable
                .Range(0, 300)
                .Select(i => $"{(i % 7 == 0 ? "A matrix" : "A map")} of {SpokenNumber.Of($"{i}")} moves space.\n")
        );

    public static Corpus Corpus { get; } = Corpus.Of(CorpusOrigin.Snapshot, Text);

    public static RunPlan Plan { get; } =
        new(
            "small",
            new GptConfig
            {
                Context = 16,
                Width = 16,
                Heads = 2,
                Layers = 1,
            },
            new TrainerOptions
            {
                Steps = 60,
                Batch = 4,
                Warmup = 5,
                PeakRate = 0.01,
                EvaluateEvery = 10,
                EvaluateWindows = 16,
                Threads = 2,
            }
        )
        {
            SampleEvery = 20,
            SaveEvery = 15,
        };
}
