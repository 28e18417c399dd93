using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>h′ = tanh(x W + h U + b): Elman (1990).</summary>
public sealed class RnnCell(int inputs, int hidden, Philox random) : Module
{
    public Linear Input { get; } = new(inputs, hidden, random.Stream("input"));

    public Linear Hidden { get; } = new(hidden, hidden, random.Stream("hidden"), bias: false);

    /// <param name="x">(batch, inputs).</param>
    /// <param name="h">(batch, hidden).</param>
    /// <returns>(batch, hidden).</returns>
    public Tensor Forward(Tape tape, Tensor x, Tensor h) =>
        tape.Tanh(tape.Add(Input.Forward(tape, x), Hidden.Forward(tape, h)));

    public override IEnumerable<Parameter> Parameters() => [.. Named("input", Input), .. Named("hidden", Hidden)];
}
