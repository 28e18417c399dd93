using System.Runtime.CompilerServices;

namespace MlMath.Engine.Backends;

/// <summary>Causal attention of one head of one sequence, as five small matrix products and a softmax.</summary>
internal static unsafe class AttentionKernels
{
    /// <param name="q">This head's queries; keys and values lie one and two model widths further.</param>
    /// <param name="weights">(length, stride): the scores, then the attention weights, zero beyond the diagonal.</param>
    public static void Forward(AttentionShape s, float* q, float* weights, float* y)
    {
        // S = Q Kᵀ, on and below the diagonal
        new Gemm
        {
            A = q,
            RowStride = 3 * s.Model,
            StepStride = 1,
            B = q + s.Model,
            BStride = 3 * s.Model,
            TransposedB = true,
            C = weights,
            CStride = s.Stride,
            M = s.Length,
            N = s.Length,
            K = s.Width,
            Triangle = Triangle.LowerResult,
        }.Run();
        for (var i = 0; i < s.Length; i++)
        {
            var row = weights + ((long)i * s.Stride);

            // Whole vectors: a score of −∞ has weight 0.
            var whole = (i + Lanes.Count) & ~(Lanes.Count - 1);
            new Span<float>(row + i + 1, whole - i - 1).Fill(float.NegativeInfinity);
            RowKernels.Softmax(row, row, whole, s.ScoreScale);
            new Span<float>(row + whole, s.Stride - whole).Clear();
        }

        // Y = P V; row i of P ends at i
        new Gemm
        {
            A = weights,
            RowStride = s.Stride,
            StepStride = 1,
            B = q + (2 * s.Model),
            BStride = 3 * s.Model,
            C = y,
            CStride = s.Model,
            M = s.Length,
            N = s.Width,
            K = s.Length,
            Triangle = Triangle.LowerLeft,
        }.Run();
    }

    /// <param name="gScores">(length, stride) of working memory.</param>
    [SkipLocalsInit]
    public static void Backward(
        AttentionShape s,
        float* q,
        float* weights,
        float* gy,
        float* gq,
        float* gScores,
        bool add
    )
    {
        // ∂L/∂V = Pᵀ G; row j of Pᵀ begins at j
        var product = new Gemm
        {
            A = weights,
            RowStride = 1,
            StepStride = s.Stride,
            B = gy,
            BStride = s.Model,
            C = gq + (2 * s.Model),
            CStride = 3 * s.Model,
            M = s.Length,
            N = s.Width,
            K = s.Length,
            Triangle = Triangle.UpperLeft,
            Add = add,
        };
        product.Run();

        // ∂L/∂P = G Vᵀ, then through the softmax to the scores
        new Gemm
        {
            A = gy,
            RowStride = s.Model,
            StepStride = 1,
            B = q + (2 * s.Model),
            BStride = 3 * s.Model,
            TransposedB = true,
            C = gScores,
            CStride = s.Stride,
            M = s.Length,
            N = s.Length,
            K = s.Width,
            Triangle = Triangle.LowerResult,
        }.Run();
        for (var i = 0; i < s.Length; i++)
        {
            var row = gScores + ((long)i * s.Stride);

            // Whole vectors: beyond the diagonal the weights are 0, and so become the gradients.
            var whole = (i + Lanes.Count) & ~(Lanes.Count - 1);
            new Span<float>(row + i + 1, s.Stride - i - 1).Clear();
            RowKernels.SoftmaxGrad(weights + ((long)i * s.Stride), row, row, whole, s.ScoreScale, add: false);
        }

        // ∂L/∂Q = ∂L/∂S K
        product.A = gScores;
        product.RowStride = s.Stride;
        product.StepStride = 1;
        product.B = q + s.Model;
        product.BStride = 3 * s.Model;
        product.C = gq;
        product.Triangle = Triangle.LowerLeft;
        product.Run();

        // ∂L/∂K = (∂L/∂S)ᵀ Q
        product.RowStride = 1;
        product.StepStride = s.Stride;
        product.B = q;
        product.C = gq + s.Model;
        product.Triangle = Triangle.UpperLeft;
        product.Run();
    }
}
