using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Backends;

/// <summary>Loops over runs of numbers, sixteen at a time.</summary>
internal static unsafe class EntrywiseKernels
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Scale(float* x, float alpha, float* y, int count, bool add)
    {
        var factor = Vector512.Create(alpha);
        for (var i = 0; i < count; i += Lanes.Count)
        {
            var left = count - i;
            var start = add ? Lanes.Load(y + i, left) : Vector512<float>.Zero;
            Lanes.Store(Vector512.FusedMultiplyAdd(Lanes.Load(x + i, left), factor, start), y + i, left);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Map<T>(float* x, float* y, int count)
        where T : struct, IUnaryKernel
    {
        for (var i = 0; i < count; i += Lanes.Count)
        {
            Lanes.Store(T.Of(Lanes.Load(x + i, count - i)), y + i, count - i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void MapGrad<T>(float* x, float* y, float* gy, float* gx, int count, bool add)
        where T : struct, IUnaryKernel
    {
        for (var i = 0; i < count; i += Lanes.Count)
        {
            var left = count - i;
            var slope = T.Derivative(Lanes.Load(x + i, left), Lanes.Load(y + i, left));
            var product = Lanes.Load(gy + i, left) * slope;
            Lanes.Store(add ? Lanes.Load(gx + i, left) + product : product, gx + i, left);
        }
    }

    /// <summary>y = a op b along one run; a stride of 0 repeats its first number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Combine(BinaryOp op, float* a, int aStride, float* b, int bStride, float* y, int count, bool add)
    {
        for (var i = 0; i < count; i += Lanes.Count)
        {
            var left = count - i;
            var u = aStride == 0 ? Vector512.Create(*a) : Lanes.Load(a + i, left);
            var v = bStride == 0 ? Vector512.Create(*b) : Lanes.Load(b + i, left);
            var value = op switch
            {
                BinaryOp.Add => u + v,
                BinaryOp.Subtract => u - v,
                BinaryOp.Multiply => u * v,
                _ => u / v,
            };
            Lanes.Store(add ? Lanes.Load(y + i, left) + value : value, y + i, left);
        }
    }

    /// <summary>Σ x: sixteen partial sums, each in order, joined by a fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static float Sum(float* x, int count)
    {
        var sum = Vector512<float>.Zero;
        for (var i = 0; i < count; i += Lanes.Count)
        {
            sum += Lanes.Load(x + i, count - i);
        }

        return VectorMath.Sum(sum);
    }

    /// <summary>y[j] (+)= Σᵢ x[i · stride + j], i ascending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void SumRows(float* x, int rows, int stride, float* y, int columns, bool add)
    {
        var j = 0;

        // Four vectors side by side use a whole stretch of each row while it is in the cache.
        for (; j + (4 * Lanes.Count) <= columns; j += 4 * Lanes.Count)
        {
            var to = y + j;
            var s0 = add ? Vector512.Load(to) : Vector512<float>.Zero;
            var s1 = add ? Vector512.Load(to + 16) : Vector512<float>.Zero;
            var s2 = add ? Vector512.Load(to + 32) : Vector512<float>.Zero;
            var s3 = add ? Vector512.Load(to + 48) : Vector512<float>.Zero;
            var row = x + j;
            for (var i = 0; i < rows; i++, row += stride)
            {
                s0 += Vector512.Load(row);
                s1 += Vector512.Load(row + 16);
                s2 += Vector512.Load(row + 32);
                s3 += Vector512.Load(row + 48);
            }

            s0.Store(to);
            s1.Store(to + 16);
            s2.Store(to + 32);
            s3.Store(to + 48);
        }

        for (; j < columns; j += Lanes.Count)
        {
            var left = columns - j;
            var sum = add ? Lanes.Load(y + j, left) : Vector512<float>.Zero;
            var from = x + j;
            for (var i = 0; i < rows; i++, from += stride)
            {
                sum += Lanes.Load(from, left);
            }

            Lanes.Store(sum, y + j, left);
        }
    }

    /// <summary>Σ x² in double: sixteen partial sums and a fixed tree.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double SquaredSum(float* x, int count)
    {
        var low = Vector512<double>.Zero;
        var high = Vector512<double>.Zero;
        for (var i = 0; i < count; i += Lanes.Count)
        {
            var (a, b) = Vector512.Widen(Lanes.Load(x + i, count - i));
            low = Vector512.FusedMultiplyAdd(a, a, low);
            high = Vector512.FusedMultiplyAdd(b, b, high);
        }

        var eight = low + high;
        var four = eight.GetLower() + eight.GetUpper();
        return four[0] + four[2] + (four[1] + four[3]);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void AdamW(AdamWStep step, float* weights, float* gradient, float* mean, float* variance, int count)
    {
        var beta1 = Vector512.Create(step.Beta1);
        var beta2 = Vector512.Create(step.Beta2);
        var rest1 = Vector512.Create(1 - step.Beta1);
        var rest2 = Vector512.Create(1 - step.Beta2);
        var scale = Vector512.Create(step.GradientScale);
        var rate = Vector512.Create(-step.LearningRate / step.MeanCorrection);
        var root = Vector512.Create(1 / MathF.Sqrt(step.VarianceCorrection));
        var epsilon = Vector512.Create(step.Epsilon);
        var decay = Vector512.Create(1 - (step.LearningRate * step.WeightDecay));
        for (var i = 0; i < count; i += Lanes.Count)
        {
            var left = count - i;
            var g = Lanes.Load(gradient + i, left) * scale;
            var m = Vector512.FusedMultiplyAdd(beta1, Lanes.Load(mean + i, left), rest1 * g);
            var v = Vector512.FusedMultiplyAdd(beta2, Lanes.Load(variance + i, left), rest2 * g * g);
            var divisor = Vector512.FusedMultiplyAdd(Vector512.Sqrt(v), root, epsilon);
            var w = Lanes.Load(weights + i, left) * decay;
            Lanes.Store(m, mean + i, left);
            Lanes.Store(v, variance + i, left);
            Lanes.Store(Vector512.FusedMultiplyAdd(rate, m / divisor, w), weights + i, left);
        }
    }
}
