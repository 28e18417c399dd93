using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>A table with one learned row for each id.</summary>
public sealed class Embedding(int count, int width, Philox random, double deviation = 0.02) : Module
{
    /// <summary>(count, width).</summary>
    public Tensor Table { get; } = Tensor.Normal(random, deviation, count, width).WithGrad();

    /// <returns>(ids.Length, width).</returns>
    public Tensor Forward(Tape tape, int[] ids) => tape.Embedding(Table, ids);

    public override IEnumerable<Parameter> Parameters() => [new Parameter("table", Table, Decays: true)];
}
