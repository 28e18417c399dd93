using MlMath.Engine.Backends;
using MlMath.Engine.Nn;

namespace MlMath.Engine.Training;

/// <summary>All parameters of a module side by side in one run of memory, with the optimiser's state beside them.</summary>
/// <remarks>Parameters that decay come first; each starts on a multiple of 16 numbers, with zeros in the gaps.</remarks>
public sealed class FlatParameters
{
    public FlatParameters(Module module, IBackend backend)
    {
        Parameters = [.. module.Parameters().OrderBy(p => p.Decays ? 0 : 1)];
        Starts = new int[Parameters.Count];
        var total = 0;
        for (var i = 0; i < Parameters.Count; i++)
        {
            Starts[i] = total;
            total += (Parameters[i].Tensor.Shape.Count + 15) & ~15;
            DecayEnd = Parameters[i].Decays ? total : DecayEnd;
        }

        Weights = New(backend, total);
        Gradient = New(backend, total);
        Mean = New(backend, total);
        Variance = New(backend, total);
        for (var i = 0; i < Parameters.Count; i++)
        {
            var tensor = Parameters[i].Tensor;
            tensor.MoveTo(PartOf(Weights, i), PartOf(Gradient, i));
        }
    }

    public IReadOnlyList<Parameter> Parameters { get; }

    /// <summary>Numbers in all, gaps included.</summary>
    public int Length => Weights.Length;

    /// <summary>Where the parameters that do not decay begin.</summary>
    public int DecayEnd { get; }

    public Slice Weights { get; }

    public Slice Gradient { get; }

    /// <summary>AdamW's running mean of the gradient.</summary>
    public Slice Mean { get; }

    /// <summary>AdamW's running mean of the squared gradient.</summary>
    public Slice Variance { get; }

    private int[] Starts { get; }

    /// <summary>The part of a flat run that belongs to parameter <paramref name="index"/>.</summary>
    public Slice PartOf(Slice flat, int index) => flat.Part(Starts[index], Parameters[index].Tensor.Shape.Count);

    private static Slice New(IBackend backend, int length) => new(backend.Allocate(length), 0, length);
}
