using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>One tensor that training moves.</summary>
/// <param name="Name">Its path: `blocks.0.attention.project.weight`.</param>
/// <param name="Decays">Matrices decay towards 0; biases and gains do not.</param>
public sealed record Parameter(string Name, Tensor Tensor, bool Decays);

/// <summary>A part of a network: parameters, and a way to apply them on a tape.</summary>
public abstract class Module
{
    /// <summary>All parameters, those of inner modules included, always in the same order.</summary>
    public abstract IEnumerable<Parameter> Parameters();

    /// <summary>Just the tensors, as an optimiser wants them.</summary>
    public Tensor[] Tensors() => [.. Parameters().Select(p => p.Tensor)];

    /// <summary>How many numbers training can move.</summary>
    public int ParameterCount => Parameters().Sum(p => p.Tensor.Shape.Count);

    /// <summary>Moves all parameters into memory of a backend.</summary>
    public Module To(IBackend backend)
    {
        foreach (var parameter in Parameters())
        {
            parameter.Tensor.To(backend);
        }

        return this;
    }

    protected static IEnumerable<Parameter> Named(string prefix, Module inner) =>
        inner.Parameters().Select(p => p with { Name = $"{prefix}.{p.Name}" });
}
