using MlMath.Engine.Numerics;

namespace MlMath.Engine.Training;

/// <summary>A learning rate that rises in a line, then falls along half a cosine.</summary>
/// <param name="Peak">Reached after <paramref name="Warmup"/> steps.</param>
/// <param name="Warmup">Steps of the rise; 0 for none.</param>
/// <param name="Total">Steps of the whole run.</param>
/// <param name="Final">Rate at the end, as a fraction of the peak.</param>
public sealed record Schedule(double Peak, int Warmup, int Total, double Final = 0.1)
{
    /// <summary>Rate of a step, counted from 0.</summary>
    public double Rate(int step)
    {
        if (step < Warmup)
        {
            return Peak * (step + 1) / Warmup;
        }

        var progress = Math.Min(1.0, (double)(step - Warmup) / Math.Max(1, Total - Warmup));
        return Peak * (Final + ((1 - Final) * 0.5 * (1 + Elementary.CosPi(progress))));
    }
}
