using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>y = x W + b.</summary>
public sealed class Linear : Module
{
    /// <param name="deviation">Standard deviation of the initial weights; 1/√inputs keeps the variance of what passes.</param>
    public Linear(int inputs, int outputs, Philox random, double? deviation = null, bool bias = true)
    {
        Weight = Tensor.Normal(random, deviation ?? 1 / Math.Sqrt(inputs), inputs, outputs).WithGrad();
        Bias = bias ? Tensor.Zeros(outputs).WithGrad() : null;
    }

    /// <summary>(inputs, outputs).</summary>
    public Tensor Weight { get; }

    /// <summary>(outputs), or null.</summary>
    public Tensor? Bias { get; }

    /// <param name="x">(…, inputs).</param>
    /// <returns>(…, outputs).</returns>
    public Tensor Forward(Tape tape, Tensor x) => tape.Linear(x, Weight, Bias);

    public override IEnumerable<Parameter> Parameters()
    {
        yield return new Parameter("weight", Weight, Decays: true);
        if (Bias is not null)
        {
            yield return new Parameter("bias", Bias, Decays: false);
        }
    }
}
