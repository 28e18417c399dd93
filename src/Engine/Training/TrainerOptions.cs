namespace MlMath.Engine.Training;

/// <summary>Every knob of a run. The defaults are the capstone's.</summary>
public sealed record TrainerOptions
{
    /// <summary>Names the run: chooses the initial weights and every batch.</summary>
    public string Seed { get; init; } = "mlmath";

    public int Steps { get; init; } = 2000;

    /// <summary>Sequences in a step.</summary>
    public int Batch { get; init; } = 16;

    public double PeakRate { get; init; } = 3e-3;

    public int Warmup { get; init; } = 100;

    /// <summary>Learning rate at the end, as a fraction of the peak.</summary>
    public double FinalRate { get; init; } = 0.1;

    public double Beta1 { get; init; } = 0.9;

    public double Beta2 { get; init; } = 0.99;

    public double Epsilon { get; init; } = 1e-8;

    public double WeightDecay { get; init; } = 0.1;

    /// <summary>Longest gradient; a longer one is scaled down to this norm.</summary>
    public double Clip { get; init; } = 1.0;

    /// <summary>Steps between two measurements of the validation loss; 0 for none.</summary>
    public int EvaluateEvery { get; init; } = 200;

    /// <summary>Most windows in one measurement.</summary>
    public int EvaluateWindows { get; init; } = 256;

    /// <summary>Changes how long a run takes, and not one bit of what it computes.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;
}
