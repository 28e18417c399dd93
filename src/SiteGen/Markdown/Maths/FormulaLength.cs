namespace MlMath.SiteGen.Markdown.Maths;

/// <summary>About how many signs of a formula stand on the page: `\mathbf{A}^\top` is two, `\cos x` four.</summary>
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

    // Commands that stand on the page as their own letters.
    private static readonly HashSet<string> Named =
    [
        "arccos",
        "arcsin",
        "arctan",
        "arg",
        "cos",
        "cosh",
        "det",
        "dim",
        "exp",
        "gcd",
        "inf",
        "ker",
        "lim",
        "liminf",
        "limsup",
        "ln",
        "log",
        "max",
        "min",
        "sin",
        "sinh",
        "sup",
        "tan",
        "tanh",
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

                var name = tex[(at + 1)..end];
                length +=
                    Silent.Contains(name) ? 0
                    : Named.Contains(name) ? name.Length
                    : 1;
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
