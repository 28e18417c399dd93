using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Capstone.Corpora;

/// <summary>
/// The characters of the snapshot: 52 letters, blank, line end and eleven marks. They are 65, so the model that learns
/// them has the 208,320 parameters that its ledger counts.
/// </summary>
public static partial class Alphabet
{
    /// <summary>In code point order, which is the order of token ids.</summary>
    public const string Characters = "\n !\"'(),-.:;?ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

    // Letters with an accent, each above the letter that stands for it. (The framework's own decomposition needs tables
    // that an invariant program does not load.)
    private const string Accented = "áàâäãåçéèêëíìîïñóòôöõøšúùûüýžÁÀÂÄÃÅÇÉÈÊËÍÌÎÏÑÓÒÔÖÕØŠÚÙÛÜÝŽ";
    private const string Bare = "aaaaaaceeeeiiiinoooooosuuuuyzAAAAAACEEEEIIIINOOOOOOSUUUUYZ";

    private static readonly Dictionary<char, string> Spoken = new()
    {
        ['%'] = " per cent",
        ['&'] = " and ",
        ['+'] = " plus ",
        ['='] = " equals ",
        ['<'] = " is less than ",
        ['>'] = " is more than ",
        ['×'] = " by ",
        ['/'] = " or ",
        ['…'] = "...",
        ['“'] = "\"",
        ['”'] = "\"",
        ['‘'] = "'",
        ['’'] = "'",
        ['–'] = "-",
        ['—'] = "-",
        ['‑'] = "-",
        ['['] = "(",
        [']'] = ")",
    };

    /// <summary>Typography, accents and numbers as these characters spell them; what has no spelling is left out.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in Number().Replace(text, m => SpokenNumber.Of(m.Value)))
        {
            if (Accented.IndexOf(c, StringComparison.Ordinal) is var letter and >= 0)
            {
                folded.Append(Bare[letter]);
            }
            else if (Characters.Contains(c, StringComparison.Ordinal))
            {
                folded.Append(c);
            }
            else if (Spoken.TryGetValue(c, out var words))
            {
                folded.Append(words);
            }
            else if (char.IsWhiteSpace(c))
            {
                folded.Append(' ');
            }
            else if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.DashPunctuation)
            {
                folded.Append('-');
            }
        }

        return Blanks().Replace(folded.ToString(), " ").Trim();
    }

    // Digits, commas between groups of three, a decimal point.
    [GeneratedRegex(
        @"[0-9]+(,[0-9]{3})*(\.[0-9]+)?",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: Patterns.PatienceMilliseconds
    )]
    private static partial Regex Number();

    [GeneratedRegex(" {2,}", RegexOptions.None, matchTimeoutMilliseconds: Patterns.PatienceMilliseconds)]
    private static partial Regex Blanks();
}
