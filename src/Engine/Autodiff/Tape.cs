using MlMath.Engine.Backends;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Autodiff;

/// <summary>Records what is done to tensors, so that it can be done again, and undone for gradients.</summary>
/// <remarks>
/// An operation runs when it is recorded. <see cref="Forward"/> runs the whole record once more over the same memory,
/// with whatever numbers the leaves hold by then; <see cref="Backward"/> walks it from the end. Neither allocates.
/// A tape is used by one thread at a time.
/// </remarks>
public sealed class Tape
{
    private readonly Arena arena;
    private readonly List<Node> nodes = [];
    private readonly Dictionary<Gradient, Gradient> redirected = new(ReferenceEqualityComparer.Instance);
    private readonly List<Gradient> gradients = [];

    public Tape(IBackend? backend = null, bool gradientsWanted = true)
    {
        Backend = backend ?? new SimdBackend();
        GradientsWanted = gradientsWanted;
        arena = new Arena(Backend);
    }

    public IBackend Backend { get; }

    /// <summary>False on a tape that only computes: no gradients are stored.</summary>
    public bool GradientsWanted { get; }

    /// <summary>Number of recorded operations.</summary>
    public int Count => nodes.Count;

    /// <summary>An uninitialised result of an operation, with a gradient if an operand has one.</summary>
    public Tensor New(Shape shape, params ReadOnlySpan<Tensor?> operands)
    {
        var wanted = false;
        foreach (var operand in operands)
        {
            wanted |= operand is not null && GradientOf(operand) is not null;
        }

        var data = arena.Take(shape.Count);
        return new Tensor(shape, data, wanted ? new Gradient(arena.Take(shape.Count)) : null);
    }

    /// <summary>Working memory of an operation; lives as long as the record.</summary>
    public Slice Scratch(int length) => arena.Take(length);

    /// <summary>Runs an operation and remembers it.</summary>
    /// <param name="backward">Reads the result's gradient and adds to the operands'.</param>
    public Tensor Record(Tensor result, Action forward, Action backward)
    {
        forward();
        nodes.Add(new Node(result.Gradient, forward, backward));
        if (result.Gradient is { } gradient)
        {
            gradients.Add(gradient);
        }

        return result;
    }

    /// <summary>Where the gradient of an operand goes on this tape; null when it is not wanted.</summary>
    public Gradient? GradientOf(Tensor tensor)
    {
        if (!GradientsWanted)
        {
            return null;
        }

        if (tensor.Gradient is { } gradient)
        {
            if (redirected.TryGetValue(gradient, out var place))
            {
                return place;
            }

            // Results of operations are listed by Record too: forgetting a gradient twice is harmless.
            redirected.Add(gradient, gradient);
            gradients.Add(gradient);
            return gradient;
        }

        return null;
    }

    /// <summary>Lets a parameter's gradient on this tape go elsewhere: each of several tapes sums its own share.</summary>
    public void Redirect(Tensor parameter, Slice gradient)
    {
        var place = new Gradient(gradient);
        redirected.Add(
            parameter.Gradient ?? throw new ArgumentException($"a tensor of shape {parameter.Shape} has no gradient"),
            place
        );
        gradients.Add(place);
    }

    /// <summary>Runs everything recorded again, in order.</summary>
    public void Forward()
    {
        foreach (var node in nodes)
        {
            node.Forward();
        }
    }

    /// <summary>Fills the gradient of every leaf with ∂loss/∂leaf. Starts afresh: nothing is left of an earlier pass.</summary>
    /// <param name="seed">∂(what is minimised)/∂loss: 1 unless the loss is one share of a larger sum.</param>
    /// <exception cref="ArgumentException">The loss is not a single number, or depends on no tensor with a gradient.</exception>
    public void Backward(Tensor loss, float seed = 1)
    {
        if (loss.Shape.Count != 1 || loss.Gradient is null)
        {
            throw new ArgumentException(
                loss.Gradient is null
                    ? "the loss depends on no tensor that was made with WithGrad()"
                    : $"backward needs a loss of one number, not one of shape {loss.Shape}"
            );
        }

        foreach (var gradient in gradients)
        {
            gradient.Forget();
        }

        loss.Gradient.Claim();
        Backend.Fill(loss.Gradient.Data, seed);
        for (var i = nodes.Count - 1; i >= 0; i--)
        {
            if (nodes[i].Gradient is { Written: true })
            {
                nodes[i].Backward();
            }
        }

        foreach (var gradient in gradients)
        {
            if (!gradient.Written)
            {
                Backend.Fill(gradient.Data, 0);
            }
        }
    }

    /// <summary>Forgets the record and reuses its memory. Tensors that the tape made are dead after this.</summary>
    public void Reset()
    {
        nodes.Clear();
        gradients.Clear();
        redirected.Clear();
        arena.Reset();
    }

    private readonly record struct Node(Gradient? Gradient, Action Forward, Action Backward);
}
