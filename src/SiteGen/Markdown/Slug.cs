using System.Globalization;
using System.Text;

namespace MlMath.SiteGen.Markdown;

/// <summary>A heading's text as an anchor: `The QR algorithm, in C#` is `the-qr-algorithm-in-c`.</summary>
public static class Slug
{
    /// <returns>Lower-case ASCII letters and digits with single hyphens between words; empty where the text has none.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        // Decomposed, so that an accented letter keeps its base letter.
        foreach (var c in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c))
            {
                slug.Append(char.ToLowerInvariant(c));
            }
            else if (c is '\'' or '’' || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
            {
                continue;
            }
            else if (slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
