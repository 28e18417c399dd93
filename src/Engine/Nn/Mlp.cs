using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>Four times as wide, a bend, and back: what each token does with what it gathered.</summary>
public sealed class Mlp(int width, Philox random, double deviation, double projectDeviation) : Module
{
    public Linear Expand { get; } = new(width, 4 * width, random.Stream("expand"), deviation);

    public Linear Project { get; } = new(4 * width, width, random.Stream("project"), projectDeviation);

    public Tensor Forward(Tape tape, Tensor x) => Project.Forward(tape, tape.Gelu(Expand.Forward(tape, x)));

    public override IEnumerable<Parameter> Parameters() => [.. Named("expand", Expand), .. Named("project", Project)];
}
