using System.Text;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Pipelines;

/// <summary>The pages that the build makes from the tables of a curriculum, and that are absent without them.</summary>
[Collection("workshop")]
public sealed class PlanPagesTests(WorkshopFixture workshop)
{
    private static readonly string Folder = Path.Combine(Golden.Sites, "plan");

    private static readonly string[] Pages =
    [
        "paths/",
        "paths/quick/",
        "paths/weeks/",
        "topics/",
        "levels/",
        "labs/",
        "who-can-skip-this/",
        "map/",
        "map/shapes/",
    ];

    public static TheoryData<string> Addresses => [.. Pages];

    [Theory, MemberData(nameof(Addresses))]
    public async Task A_page_is_as_recorded(string address)
    {
        var site = await workshop.BuildAsync(Path.Combine(Folder, "input"));

        Golden.Check(Folder, $"expected.{address.TrimEnd('/').Replace('/', '-')}.html", MainOf(site, address));
    }

    [Fact]
    public async Task Every_page_links_to_the_ways_that_there_are()
    {
        var site = await workshop.BuildAsync(Path.Combine(Folder, "input"));

        Golden.Check(Folder, "expected.foot.html", Between(Html(site, "shapes/"), "<footer", "</footer>"));
        Golden.Check(Folder, "expected.bar.html", Between(Html(site, "shapes/"), "<nav class=\"site-menu\"", "</nav>"));
    }

    [Fact]
    public async Task A_note_says_what_it_covers_and_where_else_to_read_of_it()
    {
        var site = await workshop.BuildAsync(Path.Combine(Folder, "input"));

        Golden.Check(
            Folder,
            "expected.note-topics.html",
            Between(Html(site, "shapes/lines/slopes/"), "<section class=\"note-topics\"", "</section>")
        );
    }

    [Fact]
    public async Task A_site_without_tables_has_none_of_these_pages_and_no_link_to_one()
    {
        var site = await workshop.BuildAsync(Path.Combine(Golden.Sites, "bibliography", "input"));

        foreach (var address in Pages)
        {
            site.State.Files.ShouldNotContain(f => f.Path.StartsWith(address, StringComparison.Ordinal), address);
            site.State.Files.ShouldNotContain(
                f => f.Path.EndsWith(".html", StringComparison.Ordinal) && TextOf(f).Contains($"/{address}\""),
                address
            );
        }

        SiteNavigation.Of(site.State).Ways.ShouldBe([StudyView.Link]);
    }

    private static string MainOf(BuildResult site, string address) =>
        // The drawing of a map is what its page is about.
        Between(Html(site, address), "<main", "</main>") is var main
        && address.StartsWith("map/", StringComparison.Ordinal)
            ? main
            : ReadableHtml.Of(main);

    private static string Html(BuildResult site, string address) =>
        TextOf(site.State.Files.Single(f => f.Path == $"{address}index.html"));

    private static string TextOf(SiteFile file) => Encoding.UTF8.GetString(file.Content.Span);

    private static string Between(string html, string start, string end)
    {
        var from = html.IndexOf(start, StringComparison.Ordinal);
        var lines = html[from..(html.IndexOf(end, from, StringComparison.Ordinal) + end.Length)].Split('\n');
        return string.Concat(lines.Where(l => l.Trim().Length > 0).Select(l => l.TrimEnd() + "\n"));
    }
}
