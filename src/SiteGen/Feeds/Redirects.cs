using System.Collections.Immutable;
using System.Text;

namespace MlMath.SiteGen.Feeds;

/// <summary>Old addresses of notes, in the form that Netlify and other hosts read: `/old/ /new/ 301`.</summary>
public static class Redirects
{
    public const string File = "_redirects";

    /// <param name="moves">Old and new address, each from the site's root and ending in `/`.</param>
    public static string Write(ImmutableArray<(string From, string To)> moves)
    {
        var text = new StringBuilder();
        foreach (var (from, to) in moves)
        {
            text.Append($"/{from} /{to} 301\n");
        }

        return text.ToString();
    }
}
