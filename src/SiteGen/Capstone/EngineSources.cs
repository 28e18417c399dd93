using System.Collections.Immutable;
using System.Reflection;

namespace MlMath.SiteGen.Capstone;

/// <summary>A part of the engine: what it does, the files that do it, the note that derives it.</summary>
/// <param name="Note">`module/note`.</param>
/// <param name="Files">Below `src/Engine`.</param>
internal sealed record EnginePart(string Anchor, string Title, string Text, string Note, ImmutableArray<string> Files)
{
    /// <summary>In the order in which a reader can follow them.</summary>
    public static ImmutableArray<EnginePart> All { get; } =
    [
        new(
            "value",
            "A number that remembers",
            "Reverse mode on single numbers: each operation keeps its inputs and how to pass a gradient back to them.",
            "deep-learning/neural-networks-backprop",
            ["Autodiff/Value.cs"]
        ),
        new(
            "tape",
            "The same for tensors",
            "A tape records operations in order and plays them backwards. Every operation stands as forward beside backward.",
            "linear-algebra/matrix-calculus",
            ["Autodiff/Tape.cs", "Autodiff/Ops/Arithmetic.cs", "Autodiff/Ops/Products.cs"]
        ),
        new(
            "rows",
            "Softmax, norm, cross-entropy",
            "What works along the last axis, each with its gradient in closed form.",
            "information-theory/entropy-mutual-information",
            ["Autodiff/Ops/Rows.cs"]
        ),
        new(
            "transformer",
            "The transformer",
            "Attention, a small network, a norm before each, and the stream that both add to. The whole model is these five files.",
            "deep-learning/attention-transformers",
            ["Nn/CausalSelfAttention.cs", "Nn/Mlp.cs", "Nn/LayerNorm.cs", "Nn/Block.cs", "Nn/Gpt.cs"]
        ),
        new(
            "tokens",
            "Characters in, characters out",
            "One token for each character. Byte-pair encoding is in the engine too; this model does not need it.",
            "nlp-essentials/tokenization-bpe",
            ["Text/CharTokenizer.cs"]
        ),
        new(
            "optimiser",
            "AdamW and its schedule",
            "A running mean of the gradient over the root of its running square, weights that decay on their own, a rate that rises and falls.",
            "convex-optimization/bridge-adam-learning-rates",
            ["Training/Optimisers.cs", "Training/Schedule.cs"]
        ),
        new(
            "trainer",
            "The loop",
            "Batch, gradient, clip, step. Shards make the bytes the same for any number of threads.",
            "numerical-methods/floating-point-stability",
            ["Training/Batches.cs", "Training/ShardedGradient.cs", "Training/Trainer.cs"]
        ),
        new(
            "sampler",
            "Writing",
            "From scores to odds by temperature, top-k and top-p, and from odds to a character; the decoder keeps what it has already computed.",
            "nlp-essentials/n-gram-language-models",
            ["Training/Sampler.cs", "Training/Decoder.cs"]
        ),
        new(
            "random",
            "Random numbers by counter",
            "Number n of a seed is a function of the seed and n, so a run can stop and go on, and two machines agree.",
            "probability-theory/probability-spaces-distributions",
            ["Numerics/Philox.cs"]
        ),
    ];
}

/// <summary>The engine's sources, which the program carries.</summary>
internal static class EngineSources
{
    /// <param name="file">Below `src/Engine`: `Nn/Gpt.cs`.</param>
    /// <exception cref="ArgumentException">The program does not carry it.</exception>
    public static string Read(string file)
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream($"engine/{file}") ?? throw new ArgumentException(
                $"the program does not carry `{file}` of the engine",
                nameof(file)
            );
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n").TrimEnd('\n');
    }
}
