using System.Diagnostics;
using MlMath.Engine.Backends;

namespace MlMath.Engine.Bench;

/// <summary>Another backend, with a stopwatch on its matrix products and attention. For one thread.</summary>
internal sealed class ProductTimer(IBackend inner) : IBackend
{
    /// <summary>Time spent so far, in ticks of <see cref="Stopwatch"/>.</summary>
    public long Ticks { get; set; }

    public string Name => inner.Name;

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
        var start = Stopwatch.GetTimestamp();
        inner.MatMul(shape, a, b, bias, c, add);
        Ticks += Stopwatch.GetTimestamp() - start;
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

    public void CausalAttention(AttentionShape shape, Slice qkv, Slice weights, Slice y)
    {
        var start = Stopwatch.GetTimestamp();
        inner.CausalAttention(shape, qkv, weights, y);
        Ticks += Stopwatch.GetTimestamp() - start;
    }

    public void CausalAttentionGrad(AttentionShape shape, Slice qkv, Slice weights, Slice gy, Slice gqkv, bool add)
    {
        var start = Stopwatch.GetTimestamp();
        inner.CausalAttentionGrad(shape, qkv, weights, gy, gqkv, add);
        Ticks += Stopwatch.GetTimestamp() - start;
    }

    public void Unfold(PatchShape shape, Slice images, Slice patches) => inner.Unfold(shape, images, patches);

    public void Fold(PatchShape shape, Slice gPatches, Slice gImages) => inner.Fold(shape, gPatches, gImages);

    public double SquaredSum(Slice x) => inner.SquaredSum(x);

    public void AdamW(AdamWStep step, Slice weights, Slice gradient, Slice mean, Slice variance) =>
        inner.AdamW(step, weights, gradient, mean, variance);
}
