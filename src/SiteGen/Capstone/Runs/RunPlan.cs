using MlMath.Engine.Nn;
using MlMath.Engine.Training;
using MlMath.SiteGen.Capstone.Corpora;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>One run, before it is run.</summary>
/// <param name="Name">In messages, records and anchors: `rate-too-high`.</param>
public sealed record RunPlan(string Name, GptConfig Model, TrainerOptions Options)
{
    /// <summary>Steps between two samples, each told as it is drawn.</summary>
    public int SampleEvery { get; init; } = 200;

    /// <summary>Steps between two savings, from which a run that was stopped goes on.</summary>
    public int SaveEvery { get; init; } = 200;

    /// <summary>Only so many of the corpus's characters are learned from.</summary>
    public int MostCharacters { get; init; } = int.MaxValue;

    /// <summary>What the run learns from.</summary>
    public int[] TrainingOf(Corpus corpus) =>
        MostCharacters < corpus.Training.Length ? corpus.Training[..MostCharacters] : corpus.Training;
}
