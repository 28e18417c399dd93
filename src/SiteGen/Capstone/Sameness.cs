using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Capstone;

/// <summary>How alike the vectors are that a model makes of the characters of one window: 1 when it can tell none apart.</summary>
/// <param name="Before">Before training.</param>
/// <param name="After">After it.</param>
/// <remarks>
/// Mean cosine over all pairs of places, of the vectors that the head scores, on the first window of validation text.
/// Dong, Cordonnier and Loukas (2021), “Attention is not all you need”, show that attention alone drives it to 1.
/// </remarks>
internal sealed record Sameness(double Before, double After)
{
    public static Sameness Of(TrainedRun run, Corpus corpus)
    {
        var window = corpus.Validation[..run.Plan.Model.Context];
        return new Sameness(
            MeanCosine(new Gpt(run.Plan.Model, new Philox(run.Plan.Options.Seed).Stream("weights")), window),
            MeanCosine(run.Checkpoint.ToModel(), window)
        );
    }

    private static double MeanCosine(Gpt model, int[] window)
    {
        var backend = new SimdBackend();
        model.To(backend);
        var tape = new Tape(backend, gradientsWanted: false);
        var x = model.Tokens.Forward(tape, window);
        if (model.Config.Positions)
        {
            x = tape.Add(x, model.Positions.Forward(tape, [.. Enumerable.Range(0, window.Length)]));
        }

        foreach (var block in model.Blocks)
        {
            x = block.Forward(tape, x, 1, window.Length);
        }

        return MeanCosine(model.Norm.Forward(tape, x));
    }

    // Σᵢ<ⱼ ûᵢ·ûⱼ = (‖Σ ûᵢ‖² − n) / 2 for unit vectors û.
    private static double MeanCosine(Tensor rows)
    {
        var (count, width) = (rows.Shape[0], rows.Shape[1]);
        var numbers = rows.ToArray();
        var sum = new double[width];
        for (var i = 0; i < count; i++)
        {
            var row = numbers.AsSpan(i * width, width);
            var length = 0.0;
            foreach (var number in row)
            {
                length += (double)number * number;
            }

            for (var j = 0; j < width; j++)
            {
                sum[j] += row[j] / Math.Sqrt(length);
            }
        }

        return (sum.Sum(s => s * s) - count) / ((double)count * (count - 1));
    }
}
