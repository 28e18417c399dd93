using System.Globalization;
using System.Text.Json.Nodes;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pages;

/// <summary>A note in the words of schema.org: an article that is a learning resource, and where it stands.</summary>
public static class StructuredNote
{
    public static JsonObject Of(NoteView note, SiteView site)
    {
        var article = new JsonObject
        {
            ["@type"] = new JsonArray("Article", "LearningResource"),
            ["headline"] = note.Title,
            ["description"] = note.Summary,
            ["inLanguage"] = "en",
            ["educationalLevel"] = note.Level.ToString(),
            ["timeRequired"] = $"PT{note.Minutes}M",
            ["isAccessibleForFree"] = true,
        };
        if (note.Prerequisites.Length > 0)
        {
            article["competencyRequired"] = new JsonArray([.. note.Prerequisites.Select(p => (JsonNode)p.Title)]);
        }

        if (note.LastChanged is { } day)
        {
            article["dateModified"] = day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        }

        var graph = new JsonArray(article);
        // Without the site's address nothing can be named by its whole one.
        if (site.Url is { } url)
        {
            article["url"] = new Uri(url, note.Address).ToString();
            article["image"] = new Uri(url, note.Address + AssetMap.CardFile).ToString();
            article["isPartOf"] = new JsonObject
            {
                ["@type"] = "WebSite",
                ["name"] = site.Title,
                ["url"] = url.ToString(),
            };
            graph.Add(CrumbsOf(note, url));
        }

        return new JsonObject { ["@context"] = "https://schema.org", ["@graph"] = graph };
    }

    private static JsonObject CrumbsOf(NoteView note, Uri site) =>
        new()
        {
            ["@type"] = "BreadcrumbList",
            ["itemListElement"] = new JsonArray(
                [
                    .. note
                        .Breadcrumbs.Append(new PageLink(note.Title, note.Address))
                        .Select(
                            (link, i) =>
                                (JsonNode)
                                    new JsonObject
                                    {
                                        ["@type"] = "ListItem",
                                        ["position"] = i + 1,
                                        ["name"] = link.Title,
                                        ["item"] = new Uri(site, link.Address).ToString(),
                                    }
                        ),
                ]
            ),
        };
}
