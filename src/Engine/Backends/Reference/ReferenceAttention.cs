namespace MlMath.Engine.Backends;

/// <summary>Causal attention, one query at a time, in double.</summary>
internal static class ReferenceAttention
{
    public static void Forward(AttentionShape shape, ReadOnlySpan<double> qkv, Span<double> weights, Span<double> y)
    {
        for (var batch = 0; batch < shape.Batch; batch++)
        {
            for (var head = 0; head < shape.Heads; head++)
            {
                for (var i = 0; i < shape.Length; i++)
                {
                    var row = weights.Slice(Row(shape, batch, head, i), shape.Stride);
                    row.Clear();
                    for (var j = 0; j <= i; j++)
                    {
                        for (var d = 0; d < shape.Width; d++)
                        {
                            row[j] += qkv[At(shape, batch, i, 0, head, d)] * qkv[At(shape, batch, j, 1, head, d)];
                        }

                        row[j] *= shape.ScoreScale;
                    }

                    ReferenceRows.Softmax(row[..(i + 1)], row, i + 1);
                    for (var d = 0; d < shape.Width; d++)
                    {
                        var sum = 0.0;
                        for (var j = 0; j <= i; j++)
                        {
                            sum += row[j] * qkv[At(shape, batch, j, 2, head, d)];
                        }

                        y[Out(shape, batch, i, head, d)] = sum;
                    }
                }
            }
        }
    }

    public static void Backward(
        AttentionShape shape,
        ReadOnlySpan<double> qkv,
        ReadOnlySpan<double> weights,
        ReadOnlySpan<double> gy,
        Span<double> gqkv
    )
    {
        var gWeights = new double[shape.Length];
        var gScores = new double[shape.Length];
        for (var batch = 0; batch < shape.Batch; batch++)
        {
            for (var head = 0; head < shape.Heads; head++)
            {
                for (var i = 0; i < shape.Length; i++)
                {
                    var row = weights.Slice(Row(shape, batch, head, i), i + 1);
                    for (var j = 0; j <= i; j++)
                    {
                        gWeights[j] = gScores[j] = 0;
                        for (var d = 0; d < shape.Width; d++)
                        {
                            var g = gy[Out(shape, batch, i, head, d)];
                            gWeights[j] += g * qkv[At(shape, batch, j, 2, head, d)];
                            gqkv[At(shape, batch, j, 2, head, d)] += row[j] * g;
                        }
                    }

                    ReferenceRows.SoftmaxGrad(row, gWeights.AsSpan(0, i + 1), gScores, i + 1);
                    for (var j = 0; j <= i; j++)
                    {
                        var g = gScores[j] * shape.ScoreScale;
                        for (var d = 0; d < shape.Width; d++)
                        {
                            gqkv[At(shape, batch, i, 0, head, d)] += g * qkv[At(shape, batch, j, 1, head, d)];
                            gqkv[At(shape, batch, j, 1, head, d)] += g * qkv[At(shape, batch, i, 0, head, d)];
                        }
                    }
                }
            }
        }
    }

    private static int Row(AttentionShape s, int batch, int head, int i) =>
        ((((batch * s.Heads) + head) * s.Length) + i) * s.Stride;

    // part 0 is the query, 1 the key, 2 the value
    private static int At(AttentionShape s, int batch, int token, int part, int head, int d) =>
        (((batch * s.Length) + token) * 3 * s.Model) + (part * s.Model) + (head * s.Width) + d;

    private static int Out(AttentionShape s, int batch, int token, int head, int d) =>
        (((batch * s.Length) + token) * s.Model) + (head * s.Width) + d;
}
