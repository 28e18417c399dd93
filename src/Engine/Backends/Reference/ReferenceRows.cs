namespace MlMath.Engine.Backends;

/// <summary>Softmax and layer norm of each row, in double.</summary>
internal static class ReferenceRows
{
    public static void Softmax(ReadOnlySpan<double> x, Span<double> y, int columns)
    {
        for (var start = 0; start < x.Length; start += columns)
        {
            var row = x.Slice(start, columns);
            var largest = double.NegativeInfinity;
            foreach (var value in row)
            {
                largest = Math.Max(largest, value);
            }

            var sum = 0.0;
            for (var j = 0; j < columns; j++)
            {
                sum += y[start + j] = Math.Exp(row[j] - largest);
            }

            for (var j = 0; j < columns; j++)
            {
                y[start + j] /= sum;
            }
        }
    }

    public static void SoftmaxGrad(ReadOnlySpan<double> y, ReadOnlySpan<double> gy, Span<double> gx, int columns)
    {
        for (var start = 0; start < y.Length; start += columns)
        {
            var dot = 0.0;
            for (var j = start; j < start + columns; j++)
            {
                dot += gy[j] * y[j];
            }

            for (var j = start; j < start + columns; j++)
            {
                gx[j] += y[j] * (gy[j] - dot);
            }
        }
    }

    public static void LayerNorm(
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> bias,
        Span<double> y,
        Span<double> stats,
        int columns
    )
    {
        for (var i = 0; i < x.Length / columns; i++)
        {
            var row = x.Slice(i * columns, columns);
            var mean = 0.0;
            foreach (var value in row)
            {
                mean += value / columns;
            }

            var variance = 0.0;
            foreach (var value in row)
            {
                variance += (value - mean) * (value - mean) / columns;
            }

            var inverse = 1 / Math.Sqrt(variance + 1e-5);
            for (var j = 0; j < columns; j++)
            {
                y[(i * columns) + j] = ((row[j] - mean) * inverse * gain[j]) + bias[j];
            }

            (stats[2 * i], stats[(2 * i) + 1]) = (mean, inverse);
        }
    }

    // With x̂ the normalised row and h = g ⊙ gain: ∂L/∂x = (h − mean(h) − x̂ · mean(h ⊙ x̂)) / deviation.
    public static void LayerNormGrad(
        Span<double> gx,
        Span<double> gGain,
        Span<double> gBias,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> gain,
        ReadOnlySpan<double> stats,
        ReadOnlySpan<double> gy,
        int columns
    )
    {
        for (var i = 0; i < x.Length / columns; i++)
        {
            var (mean, inverse) = (stats[2 * i], stats[(2 * i) + 1]);
            double meanH = 0;
            double meanHx = 0;
            for (var j = 0; j < columns; j++)
            {
                var (g, normal) = (gy[(i * columns) + j], (x[(i * columns) + j] - mean) * inverse);
                meanH += g * gain[j] / columns;
                meanHx += g * gain[j] * normal / columns;
                if (!gGain.IsEmpty)
                {
                    gGain[j] += g * normal;
                }

                if (!gBias.IsEmpty)
                {
                    gBias[j] += g;
                }
            }

            for (var j = 0; j < columns && !gx.IsEmpty; j++)
            {
                var normal = (x[(i * columns) + j] - mean) * inverse;
                gx[(i * columns) + j] += inverse * ((gy[(i * columns) + j] * gain[j]) - meanH - (normal * meanHx));
            }
        }
    }
}
