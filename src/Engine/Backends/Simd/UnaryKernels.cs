using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using MlMath.Engine.Numerics;

namespace MlMath.Engine.Backends;

/// <summary>A function of sixteen numbers and its derivative.</summary>
internal interface IUnaryKernel
{
    static abstract Vector512<float> Of(Vector512<float> x);

    static abstract Vector512<float> Derivative(Vector512<float> x, Vector512<float> y);
}

/// <summary>The functions of <see cref="UnaryOp"/>, vectorised.</summary>
internal static class UnaryKernels
{
    internal readonly struct Exp : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Exp(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) => y;
    }

    internal readonly struct Log : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Log(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) => Vector512<float>.One / x;
    }

    internal readonly struct Tanh : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Tanh(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) =>
            Vector512.FusedMultiplyAdd(-y, y, Vector512<float>.One);
    }

    internal readonly struct Sigmoid : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => VectorMath.Sigmoid(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) =>
            y * (Vector512<float>.One - y);
    }

    internal readonly struct Relu : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) =>
            Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<float>.Zero), Vector512<float>.Zero, x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) =>
            Vector512.GreaterThan(x, Vector512<float>.Zero) & Vector512<float>.One;
    }

    /// <summary>½x(1 + tanh u) = x · σ(2u), which takes one exponential and one division.</summary>
    internal readonly struct Gelu : IUnaryKernel
    {
        // 2√(2/π), and the same times 0.044715
        private const float Linear = 1.5957691f;
        private const float Cubic = 0.071354814f;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Of(Vector512<float> x)
        {
            var square = x * x;
            var slope = Vector512.FusedMultiplyAdd(square, Vector512.Create(Cubic), Vector512.Create(Linear));
            return x / (Vector512<float>.One + VectorMath.Exp(-x * slope));
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y)
        {
            // (x σ(v))′ = σ(v) + x σ(v)(1 − σ(v)) v′ with v = Linear x + Cubic x³
            var square = x * x;
            var slope = Vector512.FusedMultiplyAdd(square, Vector512.Create(Cubic), Vector512.Create(Linear));
            var s = Vector512<float>.One / (Vector512<float>.One + VectorMath.Exp(-x * slope));
            var inner = Vector512.FusedMultiplyAdd(square, Vector512.Create(3 * Cubic), Vector512.Create(Linear));
            return Vector512.FusedMultiplyAdd(x * inner, s * (Vector512<float>.One - s), s);
        }
    }

    internal readonly struct Sqrt : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => Vector512.Sqrt(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) => Vector512.Create(0.5f) / y;
    }

    internal readonly struct Square : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => x * x;

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) => x + x;
    }

    internal readonly struct Abs : IUnaryKernel
    {
        public static Vector512<float> Of(Vector512<float> x) => Vector512.Abs(x);

        public static Vector512<float> Derivative(Vector512<float> x, Vector512<float> y) =>
            (Vector512.GreaterThan(x, Vector512<float>.Zero) & Vector512<float>.One)
            - (Vector512.LessThan(x, Vector512<float>.Zero) & Vector512<float>.One);
    }
}
