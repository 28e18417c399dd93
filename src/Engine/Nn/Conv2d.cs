using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>Square kernels slid over images.</summary>
public sealed class Conv2d(int channels, int outputs, int kernel, Philox random, int stride = 1, int padding = 0)
    : Module
{
    /// <summary>(outputs, channels, kernel, kernel); He et al. (2015): variance 2 / fan-in, for ReLU.</summary>
    public Tensor Kernels { get; } =
        Tensor
            .Normal(random, Math.Sqrt(2.0 / (channels * kernel * kernel)), outputs, channels, kernel, kernel)
            .WithGrad();

    public Tensor Bias { get; } = Tensor.Zeros(outputs).WithGrad();

    /// <param name="images">(batch, channels, height, width).</param>
    public Tensor Forward(Tape tape, Tensor images) => tape.Conv2d(images, Kernels, Bias, stride, padding);

    public override IEnumerable<Parameter> Parameters() =>
        [new Parameter("kernels", Kernels, Decays: true), new Parameter("bias", Bias, Decays: false)];
}
