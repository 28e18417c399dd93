namespace MlMath.SiteGen.Snippets.Expectations;

/// <summary>A stretch of one line: a number, or text that must match exactly (a word, or a single other character).</summary>
/// <param name="Start">Offset in the line.</param>
/// <param name="Text">As printed.</param>
/// <param name="Number">Set when the stretch reads as a number.</param>
public readonly record struct OutputToken(int Start, string Text, NumberToken? Number)
{
    public int End => Start + Text.Length;
}
