namespace MlMath.Engine.Backends;

/// <summary>Functions of one number that a backend knows together with their derivatives.</summary>
public enum UnaryOp
{
    Exp,
    Log,
    Tanh,
    Sigmoid,
    Relu,

    /// <summary>½x(1 + tanh(√(2/π)(x + 0.044715x³))): Hendrycks and Gimpel (2016), the form of GPT-2.</summary>
    Gelu,
    Sqrt,
    Square,
    Abs,
}

/// <summary>Functions of two numbers.</summary>
public enum BinaryOp
{
    Add,
    Subtract,
    Multiply,
    Divide,
}

/// <summary>Sizes of a matrix product: (m, k) times (k, n).</summary>
/// <param name="TransposeA">a is stored as (k, m).</param>
/// <param name="TransposeB">b is stored as (n, k).</param>
public readonly record struct MatMulShape(int M, int N, int K, bool TransposeA = false, bool TransposeB = false);

/// <summary>Sizes of a causal attention: <paramref name="Batch"/> sequences of <paramref name="Length"/> tokens.</summary>
/// <param name="Width">Width d of one head; the model is Heads · Width wide.</param>
public readonly record struct AttentionShape(int Batch, int Length, int Heads, int Width)
{
    public int Model => Heads * Width;

    /// <summary>Row length of the stored attention weights: Length rounded up to a whole vector of 16.</summary>
    public int Stride => (Length + 15) & ~15;

    /// <summary>Numbers needed to store the weights, (batch, heads, length, stride).</summary>
    public int WeightCount => Batch * Heads * Length * Stride;

    /// <summary>1/√d: keeps the scores' variance at 1.</summary>
    public float ScoreScale => (float)(1 / Math.Sqrt(Width));
}

/// <summary>Sizes of a convolution over (batch, channels, height, width) images, without dilation.</summary>
public readonly record struct PatchShape(
    int Batch,
    int Channels,
    int Height,
    int Width,
    int Kernel,
    int Stride,
    int Padding
)
{
    public int OutHeight => ((Height + (2 * Padding) - Kernel) / Stride) + 1;

    public int OutWidth => ((Width + (2 * Padding) - Kernel) / Stride) + 1;

    public int PatchSize => Channels * Kernel * Kernel;

    /// <summary>Number of patches: the rows of the unfolded matrix (batch, out height, out width).</summary>
    public int Patches => Batch * OutHeight * OutWidth;
}

/// <summary>Where the gradients of a layer norm go, and whether they add to what is there.</summary>
public readonly record struct LayerNormGradients(
    Slice? X,
    bool AddX,
    Slice? Gain,
    bool AddGain,
    Slice? Bias,
    bool AddBias
);

/// <summary>The constants of one AdamW step (Loshchilov and Hutter, 2019, algorithm 2).</summary>
/// <param name="GradientScale">Multiplies the gradient first: the clipping factor.</param>
/// <param name="MeanCorrection">1 − β₁ᵗ.</param>
/// <param name="VarianceCorrection">1 − β₂ᵗ.</param>
public readonly record struct AdamWStep(
    float LearningRate,
    float Beta1,
    float Beta2,
    float Epsilon,
    float WeightDecay,
    float GradientScale,
    float MeanCorrection,
    float VarianceCorrection
);
