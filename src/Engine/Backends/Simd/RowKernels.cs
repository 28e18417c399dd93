using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Backends;

/// <summary>Softmax, cross-entropy and layer norm, one row after another.</summary>
internal static unsafe class RowKernels
{
    /// <summary>y = softmax(scale · x) over the first <paramref name="count"/> numbers.</summary>
    /// <returns>The row's maximum (unscaled) and the sum of the exponentials.</returns>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static (float Largest, float Sum) Softmax(float* x, float* y, int count, float scale)
    {
        var most = Vector512.Create(float.NegativeInfinity);
        for (var j = 0; j < count; j += Lanes.Count)
        {
            var v = Lanes.Load(x + j, count - j, float.NegativeInfinity);
            most = Vector512.ConditionalSelect(Vector512.GreaterThan(v, most), v, most);
        }

        var eight = most.GetLower();
        eight = Vector256.ConditionalSelect(Vector256.GreaterThan(most.GetUpper(), eight), most.GetUpper(), eight);
        var four = eight.GetLower();
        four = Vector128.ConditionalSelect(Vector128.GreaterThan(eight.GetUpper(), four), eight.GetUpper(), four);
        var (p, q) = (four[0] > four[2] ? four[0] : four[2], four[1] > four[3] ? four[1] : four[3]);
        var largest = p > q ? p : q;

        var shift = Vector512.Create(-largest * scale);
        var factor = Vector512.Create(scale);
        var sums = Vector512<float>.Zero;
        for (var j = 0; j < count; j += Lanes.Count)
        {
            var left = count - j;
            var v = Lanes.Load(x + j, left, float.NegativeInfinity);
            var e = VectorMath.Exp(Vector512.FusedMultiplyAdd(v, factor, shift));
            sums += e;
            Lanes.Store(e, y + j, left);
        }

        var sum = VectorMath.Sum(sums);
        var inverse = Vector512.Create(1 / sum);
        for (var j = 0; j < count; j += Lanes.Count)
        {
            var left = count - j;
            Lanes.Store(Lanes.Load(y + j, left) * inverse, y + j, left);
        }

        return (largest, sum);
    }

    /// <summary>gx (+)= scale · y ⊙ (gy − gy·y). May run in place, gx = gy.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SoftmaxGrad(float* y, float* gy, float* gx, int count, float scale, bool add)
    {
        var dots = Vector512<float>.Zero;
        for (var j = 0; j < count; j += Lanes.Count)
        {
            dots = Vector512.FusedMultiplyAdd(Lanes.Load(y + j, count - j), Lanes.Load(gy + j, count - j), dots);
        }

        var dot = Vector512.Create(VectorMath.Sum(dots));
        var factor = Vector512.Create(scale);
        for (var j = 0; j < count; j += Lanes.Count)
        {
            var left = count - j;
            var g = Lanes.Load(y + j, left) * (Lanes.Load(gy + j, left) - dot) * factor;
            Lanes.Store(add ? Lanes.Load(gx + j, left) + g : g, gx + j, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void CrossEntropyGrad(float* p, int target, float weight, float* gx, int count, bool add)
    {
        var factor = Vector512.Create(weight);
        for (var j = 0; j < count; j += Lanes.Count)
        {
            var left = count - j;
            var g = Lanes.Load(p + j, left) * factor;
            Lanes.Store(add ? Lanes.Load(gx + j, left) + g : g, gx + j, left);
        }

        gx[target] -= weight;
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LayerNorm(float* x, float* gain, float* bias, float* y, float* stats, int columns)
    {
        var sums = Vector512<float>.Zero;
        for (var j = 0; j < columns; j += Lanes.Count)
        {
            sums += Lanes.Load(x + j, columns - j);
        }

        var mean = VectorMath.Sum(sums) / columns;
        var center = Vector512.Create(mean);
        var squares = Vector512<float>.Zero;
        for (var j = 0; j < columns; j += Lanes.Count)
        {
            var d = Lanes.Load(x + j, columns - j, mean) - center;
            squares = Vector512.FusedMultiplyAdd(d, d, squares);
        }

        var inverse = 1 / MathF.Sqrt((VectorMath.Sum(squares) / columns) + 1e-5f);
        var factor = Vector512.Create(inverse);
        for (var j = 0; j < columns; j += Lanes.Count)
        {
            var left = columns - j;
            var normal = (Lanes.Load(x + j, left) - center) * factor;
            var result = Vector512.FusedMultiplyAdd(normal, Lanes.Load(gain + j, left), Lanes.Load(bias + j, left));
            Lanes.Store(result, y + j, left);
        }

        stats[0] = mean;
        stats[1] = inverse;
    }

    /// <summary>One row of the gradient; gGain and gBias, where given, gain this row's share.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void LayerNormGrad(
        float* gx,
        bool addX,
        float* gGain,
        float* gBias,
        float* x,
        float* gain,
        float* stats,
        float* gy,
        int columns
    )
    {
        var center = Vector512.Create(stats[0]);
        var factor = Vector512.Create(stats[1]);
        var sumH = Vector512<float>.Zero;
        var sumHx = Vector512<float>.Zero;
        for (var j = 0; j < columns; j += Lanes.Count)
        {
            var left = columns - j;
            var g = Lanes.Load(gy + j, left);
            var normal = (Lanes.Load(x + j, left) - center) * factor;
            var h = g * Lanes.Load(gain + j, left);
            sumH += h;
            sumHx = Vector512.FusedMultiplyAdd(h, normal, sumHx);
            if (gGain is not null)
            {
                Lanes.Store(Vector512.FusedMultiplyAdd(g, normal, Lanes.Load(gGain + j, left)), gGain + j, left);
            }

            if (gBias is not null)
            {
                Lanes.Store(Lanes.Load(gBias + j, left) + g, gBias + j, left);
            }
        }

        if (gx is null)
        {
            return;
        }

        var meanH = Vector512.Create(VectorMath.Sum(sumH) / columns);
        var meanHx = Vector512.Create(-VectorMath.Sum(sumHx) / columns);
        for (var j = 0; j < columns; j += Lanes.Count)
        {
            var left = columns - j;
            var normal = (Lanes.Load(x + j, left) - center) * factor;
            var h = Lanes.Load(gy + j, left) * Lanes.Load(gain + j, left);
            var g = Vector512.FusedMultiplyAdd(normal, meanHx, h - meanH) * factor;
            Lanes.Store(addX ? Lanes.Load(gx + j, left) + g : g, gx + j, left);
        }
    }
}
