namespace MlMath.Engine.Backends;

/// <summary>The functions of <see cref="UnaryOp"/> and their derivatives, in double.</summary>
internal static class ReferenceFunctions
{
    // √(2/π) and the cubic coefficient of Hendrycks and Gimpel (2016), §2.
    private const double GeluScale = 0.7978845608028654;
    private const double GeluCubic = 0.044715;

    public static double Of(UnaryOp op, double x) =>
        op switch
        {
            UnaryOp.Exp => Math.Exp(x),
            UnaryOp.Log => Math.Log(x),
            UnaryOp.Tanh => Math.Tanh(x),
            UnaryOp.Sigmoid => 1 / (1 + Math.Exp(-x)),
            UnaryOp.Relu => Math.Max(0, x),
            UnaryOp.Gelu => 0.5 * x * (1 + Math.Tanh(GeluScale * (x + (GeluCubic * x * x * x)))),
            UnaryOp.Sqrt => Math.Sqrt(x),
            UnaryOp.Square => x * x,
            UnaryOp.Abs => Math.Abs(x),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "unknown function"),
        };

    public static double Derivative(UnaryOp op, double x, double y) =>
        op switch
        {
            UnaryOp.Exp => y,
            UnaryOp.Log => 1 / x,
            UnaryOp.Tanh => 1 - (y * y),
            UnaryOp.Sigmoid => y * (1 - y),
            UnaryOp.Relu => x > 0 ? 1 : 0,
            UnaryOp.Gelu => GeluDerivative(x),
            UnaryOp.Sqrt => 0.5 / y,
            UnaryOp.Square => 2 * x,
            UnaryOp.Abs => Math.Sign(x),
            _ => throw new ArgumentOutOfRangeException(nameof(op), op, "unknown function"),
        };

    private static double GeluDerivative(double x)
    {
        var t = Math.Tanh(GeluScale * (x + (GeluCubic * x * x * x)));
        var inner = GeluScale * (1 + (3 * GeluCubic * x * x));
        return (0.5 * (1 + t)) + (0.5 * x * (1 - (t * t)) * inner);
    }
}
