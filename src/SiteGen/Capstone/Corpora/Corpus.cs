using System.Text;
using MlMath.Engine.Text;
using MlMath.SiteGen.Cache;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>What the capstone learns from, and what it is measured on.</summary>
/// <param name="Origin">Where the text comes from, in a sentence.</param>
/// <param name="Hash">SHA-256 of the text.</param>
/// <param name="Tokenizer">One token for each character of the vocabulary.</param>
/// <param name="Training">Tokens to learn from.</param>
/// <param name="Validation">Tokens that are never learned from.</param>
public sealed record Corpus(CorpusOrigin Origin, string Hash, CharTokenizer Tokenizer, int[] Training, int[] Validation)
{
    /// <summary>Fewest characters that a model of this kind learns anything from.</summary>
    public const int FewestCharacters = 10_000;

    /// <summary>Most characters that a vocabulary may have: a text with more is no alphabetic script.</summary>
    public const int MostDifferentCharacters = 256;

    private const int PieceLength = 1000;
    private const int HeldOut = 10;

    public int Characters => Training.Length + Validation.Length;

    public static Corpus Of(CorpusOrigin origin, string text)
    {
        var tokenizer = new CharTokenizer(origin == CorpusOrigin.Snapshot ? Alphabet.Characters : text);
        var (training, validation) = (new StringBuilder(), new StringBuilder());
        foreach (var (piece, i) in Pieces(text).Select((p, i) => (p, i)))
        {
            (i % HeldOut == HeldOut - 1 ? validation : training).Append(piece);
        }

        return new Corpus(
            origin,
            ContentHash.Of(text),
            tokenizer,
            tokenizer.Encode(training.ToString()),
            tokenizer.Encode(validation.ToString())
        );
    }

    /// <summary>About 1,000 characters each, up to the end of a line where one is near.</summary>
    /// <remarks>Every tenth is held out: a piece of each subject, not the last subject as a whole.</remarks>
    private static IEnumerable<string> Pieces(string text)
    {
        for (var start = 0; start < text.Length; )
        {
            var least = Math.Min(text.Length, start + PieceLength);
            var most = Math.Min(text.Length, start + (2 * PieceLength));
            var line = text.IndexOf('\n', least, most - least);
            var end = line < 0 ? most : line + 1;
            end += end < text.Length && char.IsLowSurrogate(text[end]) ? 1 : 0;
            yield return text[start..end];
            start = end;
        }
    }
}

public enum CorpusOrigin
{
    /// <summary>The site's own prose, as `sitegen capstone refresh` wrote it.</summary>
    Snapshot,

    /// <summary>A text that the command names.</summary>
    File,
}
