using MlMath.Engine.Numerics;

namespace MlMath.Engine.Training;

/// <summary>Which windows of the training tokens each step sees: a pure function of seed and step.</summary>
public sealed class Batches
{
    private readonly Philox random;
    private readonly int[] tokens;
    private readonly int context;
    private readonly int batch;

    /// <param name="tokens">At least context + 1 of them.</param>
    /// <exception cref="ArgumentException">Fewer tokens than one window and the token after it.</exception>
    public Batches(string seed, int[] tokens, int context, int batch)
    {
        if (tokens.Length <= context)
        {
            throw new ArgumentException(
                $"{tokens.Length} tokens are too few to learn from: one window takes {context} and the token after it"
            );
        }

        random = new Philox(seed).Stream("batches");
        (this.tokens, this.context, this.batch) = (tokens, context, batch);
    }

    /// <summary>Fills the windows of a step, and the tokens that follow theirs; each starts anywhere.</summary>
    /// <param name="step">Counted from 0.</param>
    /// <param name="inputs">(batch · context).</param>
    /// <param name="targets">(batch · context).</param>
    public void Draw(int step, int[] inputs, int[] targets)
    {
        for (var row = 0; row < batch; row++)
        {
            var from = random.IndexAt((ulong)step, (ulong)row, tokens.Length - context);
            tokens.AsSpan(from, context).CopyTo(inputs.AsSpan(row * context));
            tokens.AsSpan(from + 1, context).CopyTo(targets.AsSpan(row * context));
        }
    }
}
