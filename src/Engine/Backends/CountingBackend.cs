namespace MlMath.Engine.Backends;

/// <summary>Hands everything on to another backend, and counts the multiplications and additions of matrix products.</summary>
public sealed class CountingBackend(IBackend inner) : IBackend
{
    public string Name => $"{inner.Name}, counted";

    /// <summary>
    /// 2 · M · N · K for each product, attention's included: there a token at place t meets t keys and t values. What is
    /// done entry by entry is not counted.
    /// </summary>
    public long Operations { get; private set; }

    public Storage Allocate(int length) => inner.Allocate(length);

    public void Fill(Slice y, float value) => inner.Fill(y, value);

    public void Scale(Slice x, float alpha, Slice y, bool add) => inner.Scale(x, alpha, y, add);

    public void Unary(UnaryOp op, Slice x, Slice y) => inner.Unary(op, x, y);

    public void UnaryGrad(UnaryOp op, Slice x, Slice y, Slice gy, Slice gx, bool add) =>
        inner.UnaryGrad(op, x, y, gy, gx, add);

    public void Binary(BinaryOp op, Slice a, Slice b, Slice y, Broadcast map, bool add) =>
        inner.Binary(op, a, b, y, map, add);

    public void SumTo(Slice x, float alpha, Slice y, Broadcast map, bool add) => inner.SumTo(x, alpha, y, map, add);

    public void Copy(Slice x, Slice y, Layout map, bool add) => inner.Copy(x, y, map, add);

    public void MatMul(MatMulShape shape, Slice a, Slice b, Slice? bias, Slice c, bool add)
    {
        Operations += 2L * shape.M * shape.N * shape.K;
        inner.MatMul(shape, a, b, bias, c, add);
    }

    public void SumRows(Slice x, int rows, int stride, Slice y, bool add) => inner.SumRows(x, rows, stride, y, add);

    public void Gather(Slice table, int[] ids, int width, Slice y) => inner.Gather(table, ids, width, y);

    public void ScatterAdd(Slice gy, int[] ids, int width, Slice gTable) => inner.ScatterAdd(gy, ids, width, gTable);

    public void LayerNorm(Slice x, Slice gain, Slice bias, Slice y, Slice stats, int columns) =>
        inner.LayerNorm(x, gain, bias, y, stats, columns);

    public void LayerNormGrad(LayerNormGradients gradients, Slice x, Slice gain, Slice stats, Slice gy, int columns) =>
        inner.LayerNormGrad(gradients, x, gain, stats, gy, columns);

    public void Softmax(Slice x, Slice y, int columns) => inner.Softmax(x, y, columns);

    public void SoftmaxGrad(Slice y, Slice gy, Slice gx, int columns, bool add) =>
        inner.SoftmaxGrad(y, gy, gx, columns, add);

    public void CrossEntropy(Slice logits, int[] targets, Slice probabilities, Slice losses, int columns) =>
        inner.CrossEntropy(logits, targets, probabilities, losses, columns);

    public void CrossEntropyGrad(Slice probabilities, int[] targets, Slice gLosses, Slice gx, int columns, bool add) =>
        inner.CrossEntropyGrad(probabilities, targets, gLosses, gx, columns, add);

    /// <remarks>Two products: queries with keys, weights with values.</remarks>
    public void CausalAttention(AttentionShape shape, Slice qkv, Slice weights, Slice y)
    {
        Operations += 2 * TriangularProduct(shape);
        inner.CausalAttention(shape, qkv, weights, y);
    }

    /// <remarks>Four products: the gradients of values, weights, queries and keys.</remarks>
    public void CausalAttentionGrad(AttentionShape shape, Slice qkv, Slice weights, Slice gy, Slice gqkv, bool add)
    {
        Operations += 4 * TriangularProduct(shape);
        inner.CausalAttentionGrad(shape, qkv, weights, gy, gqkv, add);
    }

    public void Unfold(PatchShape shape, Slice images, Slice patches) => inner.Unfold(shape, images, patches);

    public void Fold(PatchShape shape, Slice gPatches, Slice gImages) => inner.Fold(shape, gPatches, gImages);

    public double SquaredSum(Slice x) => inner.SquaredSum(x);

    public void AdamW(AdamWStep step, Slice weights, Slice gradient, Slice mean, Slice variance) =>
        inner.AdamW(step, weights, gradient, mean, variance);

    // Σ t over 1…length is length · (length + 1) / 2 pairs, each 2 · width operations.
    private static long TriangularProduct(AttentionShape shape) =>
        (long)shape.Batch * shape.Heads * shape.Width * shape.Length * (shape.Length + 1);
}
