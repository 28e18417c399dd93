using System.Collections.Frozen;
using System.Text;

namespace MlMath.SiteGen.Markdown;

/// <summary>A heading's text as an anchor: `The QR algorithm, in C#` is `the-qr-algorithm-in-c`.</summary>
public static class Slug
{
    // Written out, because Unicode's own decomposition is not there under invariant globalisation.
    private static readonly FrozenDictionary<char, string> Letters = new[]
    {
        ("àáâãäåāăą", "a"),
        ("çćč", "c"),
        ("ďđð", "d"),
        ("èéêëēėęě", "e"),
        ("ğģ", "g"),
        ("ìíîïīį", "i"),
        ("ķ", "k"),
        ("ľłļ", "l"),
        ("ñńňņ", "n"),
        ("òóôõöøōő", "o"),
        ("ŕř", "r"),
        ("śšşș", "s"),
        ("ťţț", "t"),
        ("ùúûüūůűų", "u"),
        ("ýÿ", "y"),
        ("źżž", "z"),
        ("ß", "ss"),
        ("æ", "ae"),
        ("œ", "oe"),
        ("α", "alpha"),
        ("β", "beta"),
        ("γ", "gamma"),
        ("δ", "delta"),
        ("ε", "epsilon"),
        ("η", "eta"),
        ("θ", "theta"),
        ("κ", "kappa"),
        ("λ", "lambda"),
        ("μ", "mu"),
        ("ν", "nu"),
        ("π", "pi"),
        ("ρ", "rho"),
        ("σ", "sigma"),
        ("τ", "tau"),
        ("φ", "phi"),
        ("χ", "chi"),
        ("ψ", "psi"),
        ("ω", "omega"),
    }
        .SelectMany(row => row.Item1.Select(c => (c, row.Item2)))
        .ToFrozenDictionary(p => p.c, p => p.Item2);

    /// <returns>Lower-case ASCII letters and digits with single hyphens between words; empty where the text has none.</returns>
    public static string Of(string text)
    {
        var slug = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            var lower = char.ToLowerInvariant(c);
            if (char.IsAsciiLetterOrDigit(lower))
            {
                slug.Append(lower);
            }
            else if (Letters.TryGetValue(lower, out var letters))
            {
                slug.Append(letters);
            }
            else if (c is not ('\'' or '’') && slug.Length > 0 && slug[^1] != '-')
            {
                slug.Append('-');
            }
        }

        return slug.ToString().TrimEnd('-');
    }
}
