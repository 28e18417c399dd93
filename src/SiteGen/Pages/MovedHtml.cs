using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Pages;

/// <summary>A part of one page, quoted on another: its links lead to the same places, its ids stay behind.</summary>
public static partial class MovedHtml
{
    /// <param name="html">As the note renderer writes it: attributes in double quotes.</param>
    /// <param name="from">Address of the page that it stands on.</param>
    /// <param name="to">Address of the page that quotes it.</param>
    public static string Between(string html, string from, string to) =>
        Id()
            .Replace(
                Href()
                    .Replace(
                        html,
                        link => $" href=\"{RelativeAddress.Between(to, Absolute(from, link.Groups["to"].Value))}\""
                    ),
                ""
            );

    // From the site's root.
    private static string Absolute(string from, string link)
    {
        if (link.StartsWith('#'))
        {
            return from + link;
        }

        var whole = new Uri(new Uri($"http://site/{from}"), link);
        return whole.AbsolutePath.TrimStart('/') + whole.Fragment;
    }

    // Not those to the web, which begin with a scheme.
    [GeneratedRegex(" href=\"(?<to>(?![a-z]+:)[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Href();

    [GeneratedRegex(" id=\"[^\"]*\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Id();
}
