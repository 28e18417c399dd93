namespace MlMath.Engine.Text;

/// <summary>Text to token ids and back.</summary>
public interface ITokenizer
{
    /// <summary>Ids are in [0, Count).</summary>
    int Count { get; }

    /// <exception cref="ArgumentException">The text holds something that the vocabulary lacks.</exception>
    int[] Encode(string text);

    string Decode(ReadOnlySpan<int> ids);
}
