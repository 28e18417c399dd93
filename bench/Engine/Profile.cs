using System.Diagnostics;
using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Training;

namespace MlMath.Engine.Bench;

/// <summary>Where a step's time goes, on one thread: steps are timed, and then the same products are timed alone.</summary>
internal static class Profile
{
    private const int Steps = 30;

    /// <returns>The part of a step not spent in matrix products and attention, in [0, 1].</returns>
    public static double OutsideProducts(int batch)
    {
        var random = new Philox("profile");
        var tokens = Enumerable.Range(0, 20_000).Select(_ => random.NextInt(65)).ToArray();
        var backend = new ProductTimer(new SimdBackend());
        var options = new TrainerOptions
        {
            Batch = batch,
            Threads = 1,
            Steps = int.MaxValue,
        };
        using var trainer = new Trainer(new Gpt(new GptConfig(), random), tokens, [], options, backend);
        for (var i = 0; i < Steps; i++)
        {
            trainer.Step();
        }

        backend.Ticks = 0;
        var start = Stopwatch.GetTimestamp();
        for (var i = 0; i < Steps; i++)
        {
            trainer.Step();
        }

        return 1 - ((double)backend.Ticks / (Stopwatch.GetTimestamp() - start));
    }
}
