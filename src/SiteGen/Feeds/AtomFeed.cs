using System.Globalization;
using System.Xml.Linq;

namespace MlMath.SiteGen.Feeds;

/// <summary>The notes by the day of their last change, newest first (RFC 4287).</summary>
public static class AtomFeed
{
    public const string File = "feed.xml";

    private static readonly XNamespace Names = "http://www.w3.org/2005/Atom";

    /// <param name="latest">The day of the last change of anything.</param>
    /// <param name="entries">Those without a day are left out.</param>
    public static string Write(
        Uri site,
        string title,
        string subtitle,
        DateOnly latest,
        IEnumerable<SiteEntry> entries
    ) =>
        Xml.Write(
            new XElement(
                Names + "feed",
                new XElement(Names + "id", site),
                new XElement(Names + "title", title),
                new XElement(Names + "subtitle", subtitle),
                new XElement(Names + "updated", At(latest)),
                new XElement(Names + "author", new XElement(Names + "name", title)),
                Link("self", new Uri(site, File)),
                Link("alternate", site),
                from entry in entries
                where entry.Changed is not null
                orderby entry.Changed descending
                select new XElement(
                    Names + "entry",
                    new XElement(Names + "id", new Uri(site, entry.Address)),
                    new XElement(Names + "title", entry.Title),
                    new XElement(Names + "updated", At(entry.Changed!.Value)),
                    Link("alternate", new Uri(site, entry.Address)),
                    new XElement(Names + "summary", entry.Summary)
                )
            )
        );

    private static XElement Link(string relation, Uri to) =>
        new(Names + "link", new XAttribute("rel", relation), new XAttribute("href", to));

    private static string At(DateOnly day) => day.ToString("yyyy-MM-dd'T00:00:00Z'", CultureInfo.InvariantCulture);
}
