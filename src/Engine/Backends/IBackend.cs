namespace MlMath.Engine.Backends;

/// <summary>The only seam between the engine and a device: flat slices in, flat slices out.</summary>
/// <remarks>
/// Matrices are row-major and gap-free unless a stride is given. Where a primitive takes `add`, the result is added to
/// what is there; otherwise it replaces it, and what was there is never read. Each primitive is one kernel, with one
/// fixed order of summation for each number it writes. Shapes are checked above the seam.
/// </remarks>
public interface IBackend
{
    string Name { get; }

    /// <summary>Zeroed numbers where this backend can reach them.</summary>
    Storage Allocate(int length);

    /// <summary>y = value.</summary>
    void Fill(Slice y, float value);

    /// <summary>y = αx.</summary>
    void Scale(Slice x, float alpha, Slice y, bool add);

    /// <summary>y = op(x), entry by entry.</summary>
    void Unary(UnaryOp op, Slice x, Slice y);

    /// <summary>gx = gy ⊙ op′(x); y = op(x) is at hand because many derivatives are simplest in it.</summary>
    void UnaryGrad(UnaryOp op, Slice x, Slice y, Slice gy, Slice gx, bool add);

    /// <summary>y = a op b, both stretched to y's shape.</summary>
    void Binary(BinaryOp op, Slice a, Slice b, Slice y, Broadcast map, bool add);

    /// <summary>y = α Σ x over the axes along which y was stretched to x's shape (<see cref="Broadcast.Left"/> is y).</summary>
    void SumTo(Slice x, float alpha, Slice y, Broadcast map, bool add);

    /// <summary>Copies a box of numbers between two strided layouts: permute, cut, join.</summary>
    void Copy(Slice x, Slice y, Layout map, bool add);

    /// <summary>c = a b (+ bias in every row), with a (m, k), b (k, n), c (m, n), either factor transposed on request.</summary>
    void MatMul(MatMulShape shape, Slice a, Slice b, Slice? bias, Slice c, bool add);

    /// <summary>y[j] = Σᵢ x[i·stride + j], j in [0, y.Length), i ascending.</summary>
    void SumRows(Slice x, int rows, int stride, Slice y, bool add);

    /// <summary>Row i of y is row ids[i] of the table.</summary>
    void Gather(Slice table, int[] ids, int width, Slice y);

    /// <summary>Row ids[i] of the table's gradient gains row i of gy, i ascending.</summary>
    void ScatterAdd(Slice gy, int[] ids, int width, Slice gTable);

    /// <summary>Each row minus its mean, over its standard deviation √(var + 1e-5), times gain, plus bias.</summary>
    /// <param name="stats">(rows, 2): the mean and 1/√(var + 1e-5), kept for the gradient.</param>
    void LayerNorm(Slice x, Slice gain, Slice bias, Slice y, Slice stats, int columns);

    /// <summary>Gradient of <see cref="LayerNorm"/>: to x if asked for; to gain and bias, summed over rows ascending.</summary>
    void LayerNormGrad(LayerNormGradients gradients, Slice x, Slice gain, Slice stats, Slice gy, int columns);

    /// <summary>Each row exponentiated and divided by its sum.</summary>
    void Softmax(Slice x, Slice y, int columns);

    /// <summary>gx = y ⊙ (gy − Σⱼ gyⱼ yⱼ), row by row.</summary>
    void SoftmaxGrad(Slice y, Slice gy, Slice gx, int columns, bool add);

    /// <summary>losses[i] = −ln softmax(logits[i])[targets[i]] in nats; the softmax stays in probabilities.</summary>
    void CrossEntropy(Slice logits, int[] targets, Slice probabilities, Slice losses, int columns);

    /// <summary>gx[i] = gLosses[i] · (probabilities[i] − one-hot(targets[i])).</summary>
    void CrossEntropyGrad(Slice probabilities, int[] targets, Slice gLosses, Slice gx, int columns, bool add);

    /// <summary>softmax(Q Kᵀ / √d, no peeking ahead) V for each head.</summary>
    /// <param name="qkv">(batch · length, 3 · heads · d): queries, keys, values side by side.</param>
    /// <param name="weights">The attention weights, <see cref="AttentionShape.WeightCount"/> numbers, kept for the gradient.</param>
    /// <param name="y">(batch · length, heads · d).</param>
    void CausalAttention(AttentionShape shape, Slice qkv, Slice weights, Slice y);

    /// <summary>Gradient of <see cref="CausalAttention"/> to queries, keys and values.</summary>
    void CausalAttentionGrad(AttentionShape shape, Slice qkv, Slice weights, Slice gy, Slice gqkv, bool add);

    /// <summary>Every patch of every image becomes a row: convolution turns into a matrix product.</summary>
    void Unfold(PatchShape shape, Slice images, Slice patches);

    /// <summary>Adds every patch's row back to where it came from: the transpose of <see cref="Unfold"/>. Always adds.</summary>
    void Fold(PatchShape shape, Slice gPatches, Slice gImages);

    /// <summary>Σ x², in double.</summary>
    double SquaredSum(Slice x);

    /// <summary>One step of AdamW on a flat run of parameters.</summary>
    void AdamW(AdamWStep step, Slice weights, Slice gradient, Slice mean, Slice variance);
}
