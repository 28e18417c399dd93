using MlMath.Engine.Backends;
using MlMath.Engine.Nn;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Training;

/// <summary>A GPT one token at a time: keys and values of earlier tokens are kept, so a token costs the same anywhere.</summary>
/// <remarks>
/// When the context is full, its later half is fed again as a new beginning: positions are learned, so keys and
/// values cannot be shifted. The cost is one extra token for each token generated, at most.
/// </remarks>
public sealed class Decoder
{
    private readonly Gpt model;
    private readonly IBackend backend;
    private readonly GptConfig config;
    private readonly Slice[] keys;
    private readonly Slice[] values;
    private readonly List<int> window = [];
    private readonly Slice stream;
    private readonly Slice normal;
    private readonly Slice stats;
    private readonly Slice qkv;
    private readonly Slice mixed;
    private readonly Slice wide;
    private readonly Slice bent;
    private readonly Slice scores;
    private readonly Slice logits;

    /// <param name="backend">Where the model's parameters live.</param>
    public Decoder(Gpt model, IBackend? backend = null)
    {
        this.model = model;
        this.backend = backend ?? new SimdBackend();
        config = model.Config;
        var arena = new Arena(this.backend);
        keys = [.. Enumerable.Range(0, config.Layers).Select(_ => arena.Take(config.Context * config.Width))];
        values = [.. Enumerable.Range(0, config.Layers).Select(_ => arena.Take(config.Context * config.Width))];
        stream = arena.Take(config.Width);
        normal = arena.Take(config.Width);
        stats = arena.Take(2);
        qkv = arena.Take(3 * config.Width);
        mixed = arena.Take(config.Width);
        wide = arena.Take(4 * config.Width);
        bent = arena.Take(4 * config.Width);
        scores = arena.Take(config.Context);
        logits = arena.Take(config.Vocabulary);
    }

    /// <summary>The tokens that the next one can see.</summary>
    public IReadOnlyList<int> Window => window;

    /// <summary>Forgets everything.</summary>
    public void Reset() => window.Clear();

    /// <summary>Appends a token.</summary>
    /// <param name="scoresOut">Receives the scores of every possible next token, (vocabulary).</param>
    /// <exception cref="ArgumentOutOfRangeException">The token is not in the vocabulary.</exception>
    public void Feed(int token, Span<float> scoresOut)
    {
        if ((uint)token >= (uint)config.Vocabulary)
        {
            throw new ArgumentOutOfRangeException(
                nameof(token),
                token,
                $"a token has to be in [0, {config.Vocabulary})"
            );
        }

        if (window.Count == config.Context)
        {
            var kept = window[^(config.Context / 2)..];
            window.Clear();
            foreach (var earlier in kept)
            {
                Advance(earlier);
            }
        }

        Advance(token);
        Norm(model.Norm);
        var head = new MatMulShape(1, config.Vocabulary, config.Width, TransposeB: true);
        backend.MatMul(head, normal, model.Tokens.Table.Data, null, logits, add: false);
        logits.Storage.Read(logits.Start, scoresOut[..config.Vocabulary]);
    }

    private void Advance(int token)
    {
        var position = window.Count;
        var width = config.Width;
        backend.Scale(model.Tokens.Table.Data.Part(token * width, width), 1, stream, add: false);
        if (config.Positions)
        {
            backend.Scale(model.Positions.Table.Data.Part(position * width, width), 1, stream, add: true);
        }

        for (var layer = 0; layer < config.Layers; layer++)
        {
            var block = model.Blocks[layer];
            Norm(block.Norm1);
            Apply(block.Attention.Attend, normal, qkv);
            Attend(layer, position);
            Apply(block.Attention.Project, mixed, normal);
            backend.Scale(normal, 1, stream, add: config.Residual);
            Norm(block.Norm2);
            Apply(block.Mlp.Expand, normal, wide);
            backend.Unary(UnaryOp.Gelu, wide, bent);
            Apply(block.Mlp.Project, bent, normal);
            backend.Scale(normal, 1, stream, add: config.Residual);
        }

        window.Add(token);
    }

    // Keys and values are kept head by head, (heads, context, d), so that a head's are one matrix.
    private void Attend(int layer, int position)
    {
        var d = config.Width / config.Heads;
        var scale = new AttentionShape(1, 1, config.Heads, d).ScoreScale;
        for (var head = 0; head < config.Heads; head++)
        {
            var start = head * config.Context * d;
            var query = qkv.Part(head * d, d);
            backend.Scale(
                qkv.Part(config.Width + (head * d), d),
                1,
                keys[layer].Part(start + (position * d), d),
                add: false
            );
            backend.Scale(
                qkv.Part((2 * config.Width) + (head * d), d),
                1,
                values[layer].Part(start + (position * d), d),
                add: false
            );
            var seen = position + 1;
            var row = scores.Part(0, seen);
            var score = new MatMulShape(1, seen, d, TransposeB: true);
            backend.MatMul(score, query, keys[layer].Part(start, seen * d), null, row, add: false);
            backend.Scale(row, scale, row, add: false);
            backend.Softmax(row, row, seen);
            var result = mixed.Part(head * d, d);
            backend.MatMul(
                new MatMulShape(1, d, seen),
                row,
                values[layer].Part(start, seen * d),
                null,
                result,
                add: false
            );
        }
    }

    private void Norm(LayerNorm norm) =>
        backend.LayerNorm(stream, norm.Gain.Data, norm.Bias.Data, normal, stats, config.Width);

    private void Apply(Linear linear, Slice x, Slice y)
    {
        Shape shape = linear.Weight.Shape;
        backend.MatMul(new MatMulShape(1, shape[1], shape[0]), x, linear.Weight.Data, linear.Bias?.Data, y, add: false);
    }
}
