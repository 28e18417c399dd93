using System.Text;

namespace MlMath.Engine.Text;

/// <summary>One token for each character (Unicode scalar) of a text, in code point order.</summary>
public sealed class CharTokenizer : ITokenizer
{
    private readonly Rune[] characters;
    private readonly Dictionary<Rune, int> ids = [];

    /// <param name="text">Every character that occurs here gets an id.</param>
    public CharTokenizer(string text)
    {
        characters = [.. text.EnumerateRunes().Distinct().Order()];
        for (var i = 0; i < characters.Length; i++)
        {
            ids.Add(characters[i], i);
        }
    }

    public int Count => characters.Length;

    /// <summary>All characters in the order of their ids: enough to make the same tokenizer again.</summary>
    public string Alphabet => string.Concat(characters);

    public int[] Encode(string text) =>
        [
            .. text.EnumerateRunes()
                .Select(rune =>
                    ids.TryGetValue(rune, out var id)
                        ? id
                        : throw new ArgumentException(
                            $"the character `{rune}` (U+{rune.Value:X4}) is not one of the {Count} of the vocabulary"
                        )
                ),
        ];

    public string Decode(ReadOnlySpan<int> ids)
    {
        var text = new StringBuilder(ids.Length);
        foreach (var id in ids)
        {
            text.Append(characters[id]);
        }

        return text.ToString();
    }
}
