using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>A decoder-only transformer: token and position tables, blocks, a last norm, and a head tied to the token table.</summary>
public sealed class Gpt : Module
{
    public Gpt(GptConfig config, Philox random)
    {
        config.Check();
        Config = config;
        Tokens = new Embedding(config.Vocabulary, config.Width, random.Stream("tokens"));
        Positions = new Embedding(config.Context, config.Width, random.Stream("positions"));
        Blocks = [.. Enumerable.Range(0, config.Layers).Select(i => new Block(config, random.Stream($"block {i}")))];
        Norm = new LayerNorm(config.Width);
    }

    public GptConfig Config { get; }

    public Embedding Tokens { get; }

    /// <summary>Unused, though still there, when <see cref="GptConfig.Positions"/> is false.</summary>
    public Embedding Positions { get; }

    public IReadOnlyList<Block> Blocks { get; }

    public LayerNorm Norm { get; }

    /// <summary>Scores of every possible next token after every token.</summary>
    /// <param name="tokens">batch sequences of equal length, one after another.</param>
    /// <returns>(tokens.Length, vocabulary).</returns>
    /// <exception cref="ArgumentException">The sequences are longer than the context, or do not fill the batch.</exception>
    public Tensor Logits(Tape tape, int[] tokens, int batch = 1)
    {
        var length = tokens.Length / Math.Max(1, batch);
        if (batch < 1 || length * batch != tokens.Length || length < 1 || length > Config.Context)
        {
            throw new ArgumentException(
                $"{tokens.Length} tokens are not {batch} sequences of at most {Config.Context} tokens"
            );
        }

        var x = Tokens.Forward(tape, tokens);
        if (Config.Positions)
        {
            var places = Enumerable.Range(0, tokens.Length).Select(i => i % length).ToArray();
            x = tape.Add(x, Positions.Forward(tape, places));
        }

        foreach (var block in Blocks)
        {
            x = block.Forward(tape, x, batch, length);
        }

        return tape.LinearTransposed(Norm.Forward(tape, x), Tokens.Table);
    }

    /// <summary>Mean cross-entropy, in nats per token.</summary>
    /// <param name="targets">The token that follows each of <paramref name="tokens"/>.</param>
    /// <param name="weight">Weight of each token's loss; 1/tokens by default, which makes a mean.</param>
    public Tensor Loss(Tape tape, int[] tokens, int[] targets, int batch = 1, double? weight = null) =>
        tape.CrossEntropy(Logits(tape, tokens, batch), targets, weight);

    public override IEnumerable<Parameter> Parameters() =>
        [
            .. Named("tokens", Tokens),
            .. Named("positions", Positions),
            .. Blocks.SelectMany((block, i) => Named(FormattableString.Invariant($"blocks.{i}"), block)),
            .. Named("norm", Norm),
        ];
}
