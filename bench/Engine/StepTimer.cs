using System.Diagnostics;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Bench;

/// <summary>Times training steps of the capstone's shape on random tokens.</summary>
internal sealed class StepTimer : IDisposable
{
    private readonly Trainer trainer;

    public StepTimer(int batch, int threads)
    {
        var random = new Philox("bench");
        var tokens = Enumerable.Range(0, 20_000).Select(_ => random.NextInt(65)).ToArray();
        var options = new TrainerOptions
        {
            Batch = batch,
            Threads = threads,
            Steps = int.MaxValue,
        };
        trainer = new Trainer(new Gpt(new GptConfig(), random), tokens, [], options);
        Milliseconds(20);
    }

    /// <summary>Each step's time.</summary>
    public double[] Milliseconds(int steps)
    {
        var times = new double[steps];
        for (var i = 0; i < steps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            trainer.Step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        return times;
    }

    /// <summary>Multiply-adds of one step's matrix products, times two: 6 per parameter and token, and attention.</summary>
    public static double Flops(int batch)
    {
        var config = new GptConfig();
        var tokens = (double)batch * config.Context;
        var perLayer = 12.0 * config.Width * config.Width;
        var weights = (config.Layers * perLayer) + (config.Vocabulary * config.Width);
        var attention = 2.0 * config.Layers * config.Context * config.Width;
        return 6 * tokens * (weights + attention);
    }

    public void Dispose() => trainer.Dispose();
}
