using System.Globalization;
using System.Xml.Linq;

namespace MlMath.SiteGen.Feeds;

/// <summary>For search engines: every page (sitemaps.org/protocol.html) and leave to read them all (RFC 9309).</summary>
public static class Sitemap
{
    private static readonly XNamespace Names = "http://www.sitemaps.org/schemas/sitemap/0.9";

    /// <param name="pages">Address of each page and the day of its last change.</param>
    public static string Write(Uri site, IEnumerable<(string Address, DateOnly? Changed)> pages) =>
        Xml.Write(
            new XElement(
                Names + "urlset",
                pages.Select(p => new XElement(
                    Names + "url",
                    new XElement(Names + "loc", new Uri(site, p.Address)),
                    p.Changed is { } day
                        ? new XElement(Names + "lastmod", day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
                        : null
                ))
            )
        );

    /// <param name="site">Null where the site's address is not known; the map of it is then not named.</param>
    public static string WriteRobots(Uri? site) =>
        "User-agent: *\nAllow: /\n" + (site is null ? "" : $"Sitemap: {new Uri(site, "sitemap.xml")}\n");
}
