using System.Net;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>HTML that a person can check: a drawing stands as its alt text, a formula as its TeX, code without colours.</summary>
internal static class ReadableHtml
{
    public static string Of(string html)
    {
        var plain = Regex.Replace(
            html,
            "<span class=\"tok-(?!claim)[a-z]+\"( data-name=\"[0-9]+\")?>(?<code>[^<]*)</span>",
            "${code}",
            RegexOptions.ExplicitCapture,
            Patterns.Patience
        );
        // What the framework says of its members changes with its release.
        var named = Regex.Replace(
            plain,
            "\\[(?<name>\"[^\"]*\"),\"[^\"]*\"\\]",
            "[${name}]",
            RegexOptions.ExplicitCapture,
            Patterns.Patience
        );
        var drawn = Shorten(named, "svg", "<svg", svg => $"<svg>{Find(svg, "aria-label=\"([^\"]*)\"")}</svg>");
        return Shorten(
            drawn,
            "span",
            "<span class=\"katex",
            formula => $"<tex>{Find(formula, "<annotation[^>]*>(.*?)</annotation>")}</tex>"
        );
    }

    // Every element that begins with `opening`, to its own closing tag.
    private static string Shorten(string html, string tag, string opening, Func<string, string> shorten)
    {
        var start = html.IndexOf(opening, StringComparison.Ordinal);
        if (start < 0)
        {
            return html;
        }

        var depth = 0;
        foreach (
            var mark in Regex.EnumerateMatches(html, $"</?{tag}\\b", RegexOptions.ExplicitCapture, Patterns.Patience)
        )
        {
            if (mark.Index < start)
            {
                continue;
            }

            depth += html[mark.Index + 1] == '/' ? -1 : 1;
            if (depth == 0)
            {
                var end = html.IndexOf('>', mark.Index) + 1;
                return html[..start] + shorten(html[start..end]) + Shorten(html[end..], tag, opening, shorten);
            }
        }

        throw new InvalidOperationException($"<{tag}> is never closed in: {html[start..]}");
    }

    private static string Find(string html, string pattern)
    {
        var match = Regex.Match(html, pattern, RegexOptions.Singleline, Patterns.Patience);
        return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : "nothing said";
    }
}
