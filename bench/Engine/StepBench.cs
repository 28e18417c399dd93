using System.Globalization;

namespace MlMath.Engine.Bench;

/// <summary>One training step of the capstone beside PyTorch's, in turns so that noise meets both alike.</summary>
/// <remarks>Wants an idle machine: PyTorch's threads spin while they wait for each other, and suffer most from company.</remarks>
internal static class StepBench
{
    private const int Threads = 2;
    private const int Turns = 6;
    private const int StepsPerTurn = 10;

    /// <returns>0 if every ratio is within <paramref name="limit"/>, else 1.</returns>
    public static int Run(double limit, string python)
    {
        var ceiling = Ceiling.Measure(Threads);
        Print($"bare multiply-add loop: {ceiling:F0} GFLOP/s on {Threads} threads");
        Print($"share of a step outside matrix products and attention, one thread: {Profile.OutsideProducts(16):P0}");
        using var torch = new TorchTimer(python);
        var worst = 0.0;
        foreach (var batch in new[] { 16, 32 })
        {
            using var ours = new StepTimer(batch, Threads);
            torch.Milliseconds(batch, StepsPerTurn);
            var mine = new List<double>();
            var theirs = new List<double>();
            for (var turn = 0; turn < Turns; turn++)
            {
                mine.AddRange(ours.Milliseconds(StepsPerTurn));
                theirs.AddRange(torch.Milliseconds(batch, StepsPerTurn));
            }

            mine.Sort();
            theirs.Sort();
            var (median, other) = (mine[mine.Count / 2], theirs[theirs.Count / 2]);
            var speed = StepTimer.Flops(batch) / median / 1e6;
            worst = Math.Max(worst, median / other);
            Print(
                $"batch {batch}: engine {median:F2} ms (best {mine[0]:F2}), PyTorch {other:F2} ms (best {theirs[0]:F2}), "
                    + $"ratio {median / other:F2} (of the best {mine[0] / theirs[0]:F2}); {speed:F0} GFLOP/s, {speed / ceiling:P0} of the bare loop"
            );
        }

        return worst <= limit ? 0 : 1;
    }

    private static void Print(string line) => Console.WriteLine(line);
}
