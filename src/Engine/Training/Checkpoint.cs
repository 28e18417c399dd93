using MlMath.Engine.Nn;
using MlMath.Engine.Numerics;
using MlMath.Engine.Text;

namespace MlMath.Engine.Training;

/// <summary>A trained model, or one on its way: sizes, tokenizer, numbers. <see cref="CheckpointFile"/> writes and reads it.</summary>
/// <param name="Identity">Name of the run: <see cref="RunIdentity"/>.</param>
/// <param name="Step">Steps taken.</param>
/// <param name="Tensors">Named runs of numbers: the parameters by path, and `adamw.mean`, `adamw.variance` to continue from.</param>
public sealed record Checkpoint(
    string Identity,
    int Step,
    GptConfig Config,
    TokenizerSpec Tokenizer,
    IReadOnlyList<CheckpointTensor> Tensors
)
{
    private const string Mean = "adamw.mean";
    private const string Variance = "adamw.variance";

    /// <summary>A model to use.</summary>
    public static Checkpoint Of(Gpt model, ITokenizer tokenizer, string identity, int step) =>
        new(
            identity,
            step,
            model.Config,
            TokenizerSpec.Of(tokenizer),
            [
                .. model
                    .Parameters()
                    .Select(p => new CheckpointTensor(p.Name, p.Tensor.Shape.Dimensions.ToArray(), p.Tensor.ToArray())),
            ]
        );

    /// <summary>A run to continue: the model and the optimiser's state.</summary>
    public static Checkpoint Of(Trainer trainer, ITokenizer tokenizer, string identity)
    {
        var model = Of(trainer.Model, tokenizer, identity, trainer.Steps);
        var (mean, variance) = (trainer.Flat.Mean.ToFloats(), trainer.Flat.Variance.ToFloats());
        return model with
        {
            Tensors =
            [
                .. model.Tensors,
                new CheckpointTensor(Mean, [mean.Length], mean),
                new CheckpointTensor(Variance, [variance.Length], variance),
            ],
        };
    }

    /// <summary>The model.</summary>
    /// <exception cref="CheckpointException">A parameter is missing or has another shape.</exception>
    public Gpt ToModel()
    {
        var model = new Gpt(Config, new Philox("checkpoint"));
        Restore(model);
        return model;
    }

    /// <summary>Lets a trainer go on where this run stood.</summary>
    /// <exception cref="CheckpointException">The checkpoint holds a model only, or one of other sizes.</exception>
    public void Restore(Trainer trainer)
    {
        Restore(trainer.Model);
        trainer.Flat.Mean.Write(Find(Mean, trainer.Flat.Length).Values);
        trainer.Flat.Variance.Write(Find(Variance, trainer.Flat.Length).Values);
        trainer.Steps = Step;
    }

    private void Restore(Gpt model)
    {
        foreach (var parameter in model.Parameters())
        {
            parameter.Tensor.Data.Write(Find(parameter.Name, parameter.Tensor.Shape.Count).Values);
        }
    }

    private CheckpointTensor Find(string name, int count)
    {
        var tensor =
            Tensors.FirstOrDefault(t => string.Equals(t.Name, name, StringComparison.Ordinal))
            ?? throw new CheckpointException($"the checkpoint has no tensor `{name}`");
        return tensor.Values.Length == count
            ? tensor
            : throw new CheckpointException(
                $"tensor `{name}` of the checkpoint holds {tensor.Values.Length} numbers instead of {count}"
            );
    }
}

/// <summary>A named run of numbers in a shape.</summary>
public sealed record CheckpointTensor(string Name, int[] Shape, float[] Values);

/// <summary>What it takes to make a tokenizer again.</summary>
/// <param name="Kind">`char` or `bpe`.</param>
/// <param name="Alphabet">All characters in the order of their ids.</param>
/// <param name="Merges">Left and right ids of each merge, one pair after another.</param>
public sealed record TokenizerSpec(string Kind, string? Alphabet, int[]? Merges)
{
    public static TokenizerSpec Of(ITokenizer tokenizer) =>
        tokenizer switch
        {
            CharTokenizer characters => new TokenizerSpec("char", characters.Alphabet, null),
            BpeTokenizer pairs => new TokenizerSpec(
                "bpe",
                null,
                [.. pairs.Merges.SelectMany(m => new[] { m.Left, m.Right })]
            ),
            _ => throw new ArgumentException($"a checkpoint cannot hold a {tokenizer.GetType().Name}"),
        };

    /// <exception cref="CheckpointException">The kind is not known.</exception>
    public ITokenizer ToTokenizer() =>
        Kind switch
        {
            "char" => new CharTokenizer(Alphabet ?? ""),
            "bpe" => new BpeTokenizer((Merges ?? []).Chunk(2).Select(pair => (pair[0], pair[1]))),
            _ => throw new CheckpointException($"the checkpoint's tokenizer is of an unknown kind, `{Kind}`"),
        };
}

/// <summary>Why a checkpoint cannot be used, in one sentence.</summary>
public sealed class CheckpointException(string message) : Exception(message);
