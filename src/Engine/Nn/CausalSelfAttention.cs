using MlMath.Engine.Autodiff;
using MlMath.Engine.Backends;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>Each token gathers from the tokens before it what its query asks for.</summary>
public sealed class CausalSelfAttention(int width, int heads, Philox random, double deviation, double projectDeviation)
    : Module
{
    /// <summary>Queries, keys and values of all heads in one product: (width, 3 · width).</summary>
    public Linear Attend { get; } = new(width, 3 * width, random.Stream("attend"), deviation);

    /// <summary>Mixes the heads: (width, width).</summary>
    public Linear Project { get; } = new(width, width, random.Stream("project"), projectDeviation);

    /// <param name="x">(batch · length, width).</param>
    public Tensor Forward(Tape tape, Tensor x, int batch, int length)
    {
        var shape = new AttentionShape(batch, length, heads, width / heads);
        return Project.Forward(tape, tape.CausalAttention(Attend.Forward(tape, x), shape));
    }

    public override IEnumerable<Parameter> Parameters() => [.. Named("attend", Attend), .. Named("project", Project)];
}
