namespace MlMath.Engine.Tensors;

/// <summary>Two shapes that an operation cannot combine. The message names the operation, both shapes and the axis.</summary>
public sealed class ShapeException : ArgumentException
{
    public ShapeException(string operation, Shape left, Shape right, string why)
        : base($"`{operation}` cannot combine shapes {left} and {right}: {why}")
    {
        Operation = operation;
        Left = left;
        Right = right;
    }

    public string Operation { get; }

    public Shape Left { get; }

    public Shape Right { get; }
}
