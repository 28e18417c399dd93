using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Tests.Pages;

public sealed class StructuredNoteTests
{
    private static readonly NoteView Note = new()
    {
        Address = "maths/la/svd/",
        Title = "SVD </script> & QR",
        Summary = "Two right angles.",
        Level = Level.Advanced,
        Minutes = 35,
        LastChanged = new DateOnly(2026, 3, 1),
        Breadcrumbs = [PageLink.Home, new PageLink("Mathematics", "maths/")],
        BodyHtml = "",
    };

    private static readonly SiteView Site = new("MlMath", []);

    [Fact]
    public async Task A_page_says_what_it_is_without_an_end_of_its_data()
    {
        var renderer = new PageRenderer(Site, AssetMap.Empty);

        var html = await renderer.RenderNoteAsync(Note);

        // The renderer writes `+` in an attribute as a reference to it.
        var data = html.Split("<script type=\"application/ld&#x2B;json\">")[1].Split("</script>")[0];
        var article = System.Text.Json.Nodes.JsonNode.Parse(data)!["@graph"]![0]!;
        article["headline"]!.GetValue<string>().ShouldBe(Note.Title);
        article["timeRequired"]!.GetValue<string>().ShouldBe("PT35M");
        article["dateModified"]!.GetValue<string>().ShouldBe("2026-03-01");
        html.ShouldContain("<link rel=\"alternate\" type=\"text/markdown\" href=\"index.md\" />");
        html.ShouldNotContain("rel=\"canonical\"");
    }

    [Fact]
    public async Task A_site_with_an_address_gives_each_page_its_one()
    {
        var site = Site with { Url = new Uri("https://example.org/"), HasFeed = true };
        var renderer = new PageRenderer(site, AssetMap.Empty);

        var html = await renderer.RenderNoteAsync(Note);

        html.ShouldContain("<link rel=\"canonical\" href=\"https://example.org/maths/la/svd/\" />");
        html.ShouldContain("<meta property=\"og:image\" content=\"https://example.org/maths/la/svd/card.png\" />");
        html.ShouldContain("href=\"../../../feed.xml\"");
        html.ShouldContain("\"item\":\"https://example.org/maths/\"");
        (await renderer.RenderNotFoundAsync()).ShouldNotContain("rel=\"canonical\"");
    }
}
