using MlMath.Engine.Autodiff;
using MlMath.Engine.Numerics;
using MlMath.Engine.Tensors;

namespace MlMath.Engine.Nn;

/// <summary>x + attention(norm(x)), then x + mlp(norm(x)): the pre-norm block of GPT-2.</summary>
public sealed class Block : Module
{
    private readonly GptConfig config;

    public Block(GptConfig config, Philox random)
    {
        this.config = config;

        // Each block adds two branches to the residual stream; 1/√(2 · layers) keeps its variance at the start.
        var project = GptConfig.InitialDeviation / Math.Sqrt(2 * config.Layers);
        const double inner = GptConfig.InitialDeviation;
        Norm1 = new LayerNorm(config.Width);
        Attention = new CausalSelfAttention(config.Width, config.Heads, random.Stream("attention"), inner, project);
        Norm2 = new LayerNorm(config.Width);
        Mlp = new Mlp(config.Width, random.Stream("mlp"), inner, project);
    }

    public LayerNorm Norm1 { get; }

    public CausalSelfAttention Attention { get; }

    public LayerNorm Norm2 { get; }

    public Mlp Mlp { get; }

    public Tensor Forward(Tape tape, Tensor x, int batch, int length)
    {
        x = Join(tape, x, Attention.Forward(tape, Norm1.Forward(tape, x), batch, length));
        return Join(tape, x, Mlp.Forward(tape, Norm2.Forward(tape, x)));
    }

    public override IEnumerable<Parameter> Parameters() =>
        [.. Named("norm1", Norm1), .. Named("attention", Attention), .. Named("norm2", Norm2), .. Named("mlp", Mlp)];

    private Tensor Join(Tape tape, Tensor x, Tensor branch) => config.Residual ? tape.Add(x, branch) : branch;
}
