using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Training;

/// <summary>Moves parameters against their gradients. Call <see cref="Step"/> after each backward pass.</summary>
public abstract class Optimiser(IEnumerable<Tensor> parameters, IBackend? backend)
{
    /// <summary>η, settable so that a schedule can move it.</summary>
    public double Rate { get; set; }

    /// <summary>Steps taken so far.</summary>
    public int Steps { get; private set; }

    protected IBackend Backend { get; } = backend ?? new SimdBackend();

    protected IReadOnlyList<Tensor> Parameters { get; } = [.. parameters];

    public void Step()
    {
        Steps++;
        for (var i = 0; i < Parameters.Count; i++)
        {
            Update(i, Parameters[i].Data, Parameters[i].Grad.Data);
        }
    }

    /// <summary>‖g‖ over all gradients; where it exceeds <paramref name="largest"/>, all are scaled down to it.</summary>
    /// <returns>The norm before.</returns>
    public double Clip(double largest)
    {
        var norm = Math.Sqrt(Parameters.Sum(p => Backend.SquaredSum(p.Grad.Data)));
        if (norm > largest)
        {
            foreach (var parameter in Parameters)
            {
                Backend.Scale(parameter.Grad.Data, (float)(largest / norm), parameter.Grad.Data, add: false);
            }
        }

        return norm;
    }

    /// <summary>One zeroed slice for each parameter.</summary>
    protected Slice[] State() =>
        [.. Parameters.Select(p => new Slice(Backend.Allocate(p.Shape.Count), 0, p.Shape.Count))];

    protected abstract void Update(int index, Slice weights, Slice gradient);
}
