using System.Xml.Linq;
using MlMath.SiteGen.Feeds;

namespace MlMath.SiteGen.Tests.Feeds;

public sealed class FeedsTests
{
    private static readonly Uri Site = new("https://example.org/maths/");

    private static readonly SiteEntry[] Notes =
    [
        new("la/svd/", "SVD & QR", "Mathematics: Linear Algebra", "Two right angles.", new DateOnly(2026, 3, 1)),
        new("la/norms/", "Norms", "Mathematics: Linear Algebra", "Lengths.", new DateOnly(2026, 4, 2)),
        new("ml/nets/", "Networks", "Machine Learning: Deep", "Layers.", null),
    ];

    [Fact]
    public void The_feed_has_the_dated_notes_newest_first()
    {
        var feed = XDocument.Parse(AtomFeed.Write(Site, "MlMath", "Notes.", new DateOnly(2026, 5, 3), Notes));

        XNamespace atom = "http://www.w3.org/2005/Atom";
        feed.Root!.Element(atom + "updated")!.Value.ShouldBe("2026-05-03T00:00:00Z");
        feed.Root.Elements(atom + "entry")
            .Select(e => (e.Element(atom + "id")!.Value, e.Element(atom + "title")!.Value))
            .ShouldBe(
                [("https://example.org/maths/la/norms/", "Norms"), ("https://example.org/maths/la/svd/", "SVD & QR")]
            );
    }

    [Fact]
    public void The_sitemap_has_every_page_and_the_days_that_are_known() =>
        Sitemap
            .Write(Site, [("", null), ("la/svd/", new DateOnly(2026, 3, 1))])
            .ShouldBe(
                """
                <?xml version="1.0" encoding="utf-8"?>
                <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
                  <url>
                    <loc>https://example.org/maths/</loc>
                  </url>
                  <url>
                    <loc>https://example.org/maths/la/svd/</loc>
                    <lastmod>2026-03-01</lastmod>
                  </url>
                </urlset>

                """
            );

    [Fact]
    public void Robots_are_told_of_the_sitemap_where_there_is_one()
    {
        Sitemap.WriteRobots(Site).ShouldEndWith("Sitemap: https://example.org/maths/sitemap.xml\n");
        Sitemap.WriteRobots(null).ShouldBe("User-agent: *\nAllow: /\n");
    }

    [Fact]
    public void Language_models_get_the_notes_by_module_with_their_markdown()
    {
        var text = LlmsText.Write(null, "MlMath", "The maths.", Notes);

        text.ShouldStartWith("# MlMath\n\n> The maths.\n");
        text.Split('\n')
            .Where(l => l.StartsWith("## ", StringComparison.Ordinal) || l.StartsWith("- ", StringComparison.Ordinal))
            .ShouldBe(
                [
                    "## Mathematics: Linear Algebra",
                    "- [SVD & QR](/la/svd/index.md): Two right angles.",
                    "- [Norms](/la/norms/index.md): Lengths.",
                    "## Machine Learning: Deep",
                    "- [Networks](/ml/nets/index.md): Layers.",
                ]
            );
    }

    [Fact]
    public void Redirects_are_one_a_line() =>
        Redirects.Write([("a/b/old/", "a/b/new/")]).ShouldBe("/a/b/old/ /a/b/new/ 301\n");
}
