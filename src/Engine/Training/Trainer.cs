using MlMath.Engine.Backends;
using MlMath.Engine.Nn;

namespace MlMath.Engine.Training;

/// <summary>Trains a GPT on a run of tokens: batch, gradient, clip, AdamW, again.</summary>
/// <remarks>
/// Batch n of a seed is a pure function of (seed, n), so a run that continues from a checkpoint sees the batches that
/// it would have seen, and ends with the same bytes. After the first step, a step allocates nothing.
/// </remarks>
public sealed class Trainer : IDisposable
{
    private const int ChunkLength = 16384;

    private readonly TrainerOptions options;
    private readonly IBackend backend;
    private readonly Workers workers;
    private readonly ShardedGradient gradient;
    private readonly LossMeter trainingMeter;
    private readonly LossMeter? validationMeter;
    private readonly Batches batches;
    private readonly int[] inputs;
    private readonly int[] targets;
    private readonly (int Start, int Length, bool Decays)[] chunks;
    private readonly Action<int, int> updateWork;
    private AdamWStep constants;

    /// <param name="tokens">What to learn from.</param>
    /// <param name="validation">What to measure on; may be empty.</param>
    /// <exception cref="ArgumentException">Fewer tokens than one window and the token after it.</exception>
    public Trainer(Gpt model, int[] tokens, int[] validation, TrainerOptions options, IBackend? backend = null)
    {
        this.options = options;
        this.backend = backend ?? new SimdBackend();
        batches = new Batches(options.Seed, tokens, model.Config.Context, options.Batch);
        Model = model;
        workers = new Workers(options.Threads);
        trainingMeter = new LossMeter(model, this.backend, workers, tokens, options.EvaluateWindows);
        validationMeter =
            validation.Length == 0
                ? null
                : new LossMeter(model, this.backend, workers, validation, options.EvaluateWindows);
        Flat = new FlatParameters(model, this.backend);
        gradient = new ShardedGradient(model, Flat, this.backend, workers, options.Batch);
        Schedule = new Schedule(options.PeakRate, options.Warmup, options.Steps, options.FinalRate);
        inputs = new int[options.Batch * model.Config.Context];
        targets = new int[inputs.Length];
        chunks = [.. Chunks(0, Flat.DecayEnd, decays: true), .. Chunks(Flat.DecayEnd, Flat.Length, decays: false)];
        updateWork = UpdateChunk;
    }

    /// <summary>After each step.</summary>
    public event Action<TrainingStep>? Stepped;

    /// <summary>Every <see cref="TrainerOptions.EvaluateEvery"/> steps, before the first and after the last.</summary>
    public event Action<Evaluation>? Evaluated;

    public Gpt Model { get; }

    public FlatParameters Flat { get; }

    public Schedule Schedule { get; }

    /// <summary>Steps taken so far; set when a run continues from a checkpoint.</summary>
    public int Steps { get; set; }

    /// <summary>Runs to the last step.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not a number any more.</exception>
    public void Run(CancellationToken stop = default)
    {
        if (Steps == 0 && options.EvaluateEvery > 0)
        {
            Evaluated?.Invoke(Evaluate());
        }

        while (Steps < options.Steps)
        {
            stop.ThrowIfCancellationRequested();
            var step = Step();
            Stepped?.Invoke(step);
            if (options.EvaluateEvery > 0 && (Steps % options.EvaluateEvery == 0 || Steps == options.Steps))
            {
                Evaluated?.Invoke(Evaluate());
            }
        }
    }

    /// <summary>One step.</summary>
    /// <exception cref="TrainingDivergedException">The loss is not a number any more.</exception>
    public TrainingStep Step()
    {
        batches.Draw(Steps, inputs, targets);
        var (loss, norm) = gradient.Run(inputs, targets);
        if (!double.IsFinite(loss) || !double.IsFinite(norm))
        {
            throw new TrainingDivergedException(Steps + 1, loss);
        }

        var rate = Schedule.Rate(Steps);
        var scale = norm > options.Clip ? options.Clip / norm : 1;
        Steps++;
        constants = AdamW.Constants(rate, options.Beta1, options.Beta2, options.Epsilon, 0, scale, Steps);
        workers.Run(chunks.Length, updateWork);
        return new TrainingStep(Steps, loss, rate, norm);
    }

    /// <summary>Measures both losses now.</summary>
    public Evaluation Evaluate() => new(Steps, trainingMeter.Measure(), validationMeter?.Measure());

    public void Dispose() => workers.Dispose();

    private void UpdateChunk(int worker, int index)
    {
        _ = worker;
        var (start, length, decays) = chunks[index];
        backend.AdamW(
            constants with
            {
                WeightDecay = decays ? (float)options.WeightDecay : 0,
            },
            Flat.Weights.Part(start, length),
            Flat.Gradient.Part(start, length),
            Flat.Mean.Part(start, length),
            Flat.Variance.Part(start, length)
        );
    }

    private static IEnumerable<(int Start, int Length, bool Decays)> Chunks(int start, int end, bool decays)
    {
        for (; start < end; start += ChunkLength)
        {
            yield return (start, Math.Min(ChunkLength, end - start), decays);
        }
    }
}
