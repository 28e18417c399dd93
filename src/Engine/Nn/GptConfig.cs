namespace MlMath.Engine.Nn;

/// <summary>The sizes of a GPT. The defaults are the capstone's: 208,320 parameters with a vocabulary of 65.</summary>
public sealed record GptConfig
{
    /// <summary>Standard deviation of initial weights, as in GPT-2.</summary>
    public const double InitialDeviation = 0.02;

    public int Vocabulary { get; init; } = 65;

    /// <summary>Longest sequence, in tokens.</summary>
    public int Context { get; init; } = 64;

    /// <summary>Numbers in a token's vector; a multiple of <see cref="Heads"/>.</summary>
    public int Width { get; init; } = 64;

    public int Heads { get; init; } = 4;

    public int Layers { get; init; } = 4;

    /// <summary>False removes the position table, to show what it is for.</summary>
    public bool Positions { get; init; } = true;

    /// <summary>False removes the residual connections, to show what they are for.</summary>
    public bool Residual { get; init; } = true;

    /// <exception cref="ArgumentException">A size is below 1, or the heads do not divide the width.</exception>
    public void Check()
    {
        foreach (
            var (name, size) in new[]
            {
                (nameof(Vocabulary), Vocabulary),
                (nameof(Context), Context),
                (nameof(Width), Width),
                (nameof(Heads), Heads),
                (nameof(Layers), Layers),
            }
        )
        {
            if (size < 1)
            {
                throw new ArgumentException($"{name} is {size}; it has to be at least 1");
            }
        }

        if (Width % Heads != 0)
        {
            throw new ArgumentException($"{Heads} heads do not divide a width of {Width}");
        }
    }
}
