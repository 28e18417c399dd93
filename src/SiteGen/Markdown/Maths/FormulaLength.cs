namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>About how many signs of a formula stand on the page: `\mathbf{A}^\top` is two.</summary>
internal static class FormulaLength
{
    // Commands that say how to set what follows, and set nothing themselves.
    private static readonly HashSet<string> Silent =
    [
        "mathbf",
        "boldsymbol",
        "mathbb",
        "mathrm",
        "mathcal",
        "operatorname",
        "text",
        "left",
        "right",
        "bigl",
        "bigr",
        "tilde",
        "hat",
        "bar",
        "frac",
        "tfrac",
    ];

    public static int Of(string tex)
    {
        var length = 0;
        for (var at = 0; at < tex.Length; at++)
        {
            if (tex[at] == '\\')
            {
                var end = at + 1;
                while (end < tex.Length && char.IsAsciiLetter(tex[end]))
                {
                    end++;
                }

                length += Silent.Contains(tex[(at + 1)..end]) ? 0 : 1;
                // A command of one sign, such as `\,`, is that sign.
                at = Math.Max(end - 1, at + 1);
            }
            else if (tex[at] is not ('{' or '}' or '^' or '_') && !char.IsWhiteSpace(tex[at]))
            {
                length++;
            }
        }

        return length;
    }
}
