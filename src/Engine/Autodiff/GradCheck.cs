using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Compares backward with what a gradient is by definition: how much the loss moves when one input moves.</summary>
public static class GradCheck
{
    /// <summary>Largest difference between ∂loss/∂x and (loss(x + h) − loss(x − h)) / 2h over every entry of every input.</summary>
    /// <param name="loss">Builds the loss on the tape from the inputs given; called many times.</param>
    /// <param name="step">h; the central difference is off by about h² f‴/6.</param>
    /// <returns>max |analytic − numeric| / max(1, |numeric|); below 1e-6 for a correct gradient at the default step.</returns>
    /// <remarks>Runs in double on the reference backend, whose rounding does not drown the difference quotient.</remarks>
    public static double Largest(Func<Tape, Tensor> loss, Tensor[] inputs, double step = 1e-5)
    {
        var backend = new ReferenceBackend();
        foreach (var input in inputs)
        {
            input.WithGrad().To(backend);
        }

        var tape = new Tape(backend);
        var result = loss(tape);
        tape.Backward(result);
        var analytic = Array.ConvertAll(inputs, input => input.Gradient!.Data.ToDoubles());

        var worst = 0.0;
        for (var i = 0; i < inputs.Length; i++)
        {
            var values = inputs[i].Data.ToDoubles();
            for (var j = 0; j < values.Length; j++)
            {
                var numeric = (At(values[j] + step) - At(values[j] - step)) / (2 * step);
                At(values[j]);
                worst = Math.Max(worst, Math.Abs(analytic[i][j] - numeric) / Math.Max(1, Math.Abs(numeric)));

                double At(double value)
                {
                    inputs[i].Data.Part(j, 1).Write([value]);
                    tape.Forward();
                    return result.Data.ToDoubles()[0];
                }
            }
        }

        return worst;
    }
}
