using MlMath.Engine.Backends;

namespace MlMath.Engine.Tensors;

/// <summary>Where ∂loss/∂tensor is gathered during one backward pass.</summary>
public sealed class Gradient(Slice data)
{
    public Slice Data { get; } = data;

    /// <summary>Something has been written in this pass.</summary>
    public bool Written { get; private set; }

    /// <summary>Asks for permission to write: false the first time in a pass (replace), then true (add).</summary>
    /// <remarks>So no gradient has to be cleared before a pass.</remarks>
    public bool Claim()
    {
        var add = Written;
        Written = true;
        return add;
    }

    /// <summary>A new pass begins.</summary>
    public void Forget() => Written = false;
}
