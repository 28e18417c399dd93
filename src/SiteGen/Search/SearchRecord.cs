using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Search;

/// <summary>What can be found: a page as a whole, or one section of it.</summary>
/// <param name="Address">The page's, from the site's root, ending in `/`.</param>
/// <param name="Anchor">The section's id; empty for the page as a whole.</param>
/// <param name="Page">The page's title.</param>
/// <param name="Section">The section's heading; empty for the page as a whole.</param>
/// <param name="Where">The module or part that holds the page; empty where none does.</param>
/// <param name="Topics">Names under which readers may look for it, besides its own words.</param>
/// <param name="Text">Its words, in order: what is searched and quoted.</param>
public sealed partial record SearchRecord(
    string Address,
    string Anchor,
    string Page,
    string Section,
    string Where,
    string Topics,
    string Text
)
{
    /// <summary>Where the record's document stands, so that its path says the address: `a/b/index.html`, `a/b/anchor.html`.</summary>
    public string DocumentPath => Address + (Anchor.Length == 0 ? "index" : Anchor) + ".html";

    /// <summary>
    /// The record as Pagefind reads it. The words of the text alone are quoted; what stands in the head is searched too,
    /// each by its own name, so that the names can be ranked.
    /// </summary>
    public string ToDocument()
    {
        var html = new StringBuilder("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n");
        Meta("title", Anchor.Length == 0 ? Page : "");
        Meta("heading", Section);
        Meta("topics", Topics);
        Meta("page", Anchor.Length == 0 ? "" : Page);
        Meta("where", Where);
        return html.Append("</head>\n<body>\n<p>")
            .Append(WebUtility.HtmlEncode(Apart(Text)))
            .Append("</p>\n</body>\n</html>\n")
            .ToString();

        void Meta(string name, string value)
        {
            if (value.Length > 0)
            {
                html.Append($"<meta data-pagefind-meta=\"{name}[content]\" content=\"")
                    .Append(WebUtility.HtmlEncode(Apart(value)))
                    .Append("\">\n");
            }
        }
    }

    // `Gram–Schmidt` is found by either name, `low-rank` by `low`. The page that quotes them takes the blank out again.
    private static string Apart(string text) => DashInside().Replace(text, "$0 ");

    [GeneratedRegex("(?<=\\p{L})[-–](?=\\p{L})")]
    private static partial Regex DashInside();
}
