using System.Collections.Immutable;
using MlMath.Engine.Training;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>What a run showed of itself so far.</summary>
/// <param name="Identity">Equal identities, equal bytes: see <see cref="RunIdentity"/>.</param>
/// <param name="Planned">Steps of the whole run.</param>
public sealed record RunRecord(string Name, string Identity, int Planned)
{
    /// <summary>Loss of each step's batch before its update, nats per character; as many as steps taken.</summary>
    public ImmutableArray<float> Losses { get; init; } = [];

    /// <summary>Losses over many windows of training and validation text, from before the first step on.</summary>
    public ImmutableArray<Evaluation> Evaluations { get; init; } = [];

    /// <summary>From before the first step on.</summary>
    public ImmutableArray<RunSample> Samples { get; init; } = [];

    /// <summary>The step whose loss was no number any more, which ended the run; null where all went well.</summary>
    public int? DivergedAt { get; init; }

    public int Steps => Losses.Length;

    public bool IsFinished => DivergedAt is not null || Steps == Planned;

    public Evaluation Last => Evaluations[^1];
}

/// <summary>What the model wrote after so many steps.</summary>
public sealed record RunSample(int Step, string Text);

/// <summary>A run's record and the model that it came to: with the optimiser's state while it is not finished.</summary>
public sealed record TrainedRun(RunPlan Plan, RunRecord Record, Checkpoint Checkpoint);
