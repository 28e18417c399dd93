namespace MlMath.Notebook;

/// <summary>A claim in a cell turned out false. The message shows the numbers.</summary>
public sealed class CheckFailedException : Exception
{
    public CheckFailedException(string message)
        : base(message) { }

    public CheckFailedException(string message, Exception inner)
        : base(message, inner) { }
}
