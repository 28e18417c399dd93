namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>
/// Where a `$` opens a formula and where it closes: so that `$5 and $6` stays money. The opening one is followed by no
/// blank; the closing one is preceded by no blank and followed by no digit; `\$` is neither; a formula holds no backtick
/// and no `$$`.
/// </summary>
internal static class Dollars
{
    /// <param name="open">Offset of the opening `$`.</param>
    /// <param name="end">Offset after the last character that may be looked at.</param>
    /// <returns>Offset of the closing `$`, or -1.</returns>
    public static int FindClose(string text, int open, int end)
    {
        if (open + 1 >= end || char.IsWhiteSpace(text[open + 1]) || text[open + 1] == '$')
        {
            return -1;
        }

        for (var i = open + 1; i < end; i++)
        {
            switch (text[i])
            {
                case '\\':
                    i++;
                    break;
                case '`':
                case '$' when i + 1 < end && text[i + 1] == '$':
                    return -1;
                case '$' when !char.IsWhiteSpace(text[i - 1]) && (i + 1 >= end || !char.IsAsciiDigit(text[i + 1])):
                    return i;
            }
        }

        return -1;
    }

    /// <summary>The next `$$` that is not escaped, or -1.</summary>
    public static int FindDouble(string text, int start, int end)
    {
        for (var i = start; i + 1 < end; i++)
        {
            if (text[i] == '\\')
            {
                i++;
            }
            else if (text[i] == '$' && text[i + 1] == '$')
            {
                return i;
            }
        }

        return -1;
    }
}
