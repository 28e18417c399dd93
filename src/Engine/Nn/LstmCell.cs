using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>A cell state that gates can keep, erase and write: Hochreiter and Schmidhuber (1997), with a forget gate.</summary>
public sealed class LstmCell(int inputs, int hidden, Philox random) : Module
{
    /// <summary>All four gates in one product: input, forget, candidate, output.</summary>
    public Linear Input { get; } = new(inputs, 4 * hidden, random.Stream("input"));

    public Linear Hidden { get; } = new(hidden, 4 * hidden, random.Stream("hidden"), bias: false);

    /// <param name="x">(batch, inputs).</param>
    /// <param name="h">What the cell shows, (batch, hidden).</param>
    /// <param name="c">What the cell keeps, (batch, hidden).</param>
    public (Tensor H, Tensor C) Forward(Tape tape, Tensor x, Tensor h, Tensor c)
    {
        var gates = tape.Add(Input.Forward(tape, x), Hidden.Forward(tape, h));
        var input = tape.Sigmoid(tape.Cut(gates, 1, 0, hidden));
        var forget = tape.Sigmoid(tape.Cut(gates, 1, hidden, hidden));
        var candidate = tape.Tanh(tape.Cut(gates, 1, 2 * hidden, hidden));
        var output = tape.Sigmoid(tape.Cut(gates, 1, 3 * hidden, hidden));
        var kept = tape.Add(tape.Mul(forget, c), tape.Mul(input, candidate));
        return (tape.Mul(output, tape.Tanh(kept)), kept);
    }

    public override IEnumerable<Parameter> Parameters() => [.. Named("input", Input), .. Named("hidden", Hidden)];
}
