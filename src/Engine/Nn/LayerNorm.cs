using MlMath.Engine.Autodiff;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>Rows with mean 0 and variance 1, then a learned gain and bias.</summary>
public sealed class LayerNorm(int width) : Module
{
    public Tensor Gain { get; } = Tensor.Ones(width).WithGrad();

    public Tensor Bias { get; } = Tensor.Zeros(width).WithGrad();

    public Tensor Forward(Tape tape, Tensor x) => tape.LayerNorm(x, Gain, Bias);

    public override IEnumerable<Parameter> Parameters() =>
        [new Parameter("gain", Gain, Decays: false), new Parameter("bias", Bias, Decays: false)];
}
