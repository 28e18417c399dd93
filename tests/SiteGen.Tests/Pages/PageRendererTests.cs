using System.Collections.Immutable;
using System.Text.RegularExpressions;
using System.Xml;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Tests.Pages;

public sealed partial class PageRendererTests
{
    [Fact]
    public async Task Every_page_is_well_formed()
    {
        foreach (var (path, html) in await SampleSite.RenderAsync())
        {
            Should.NotThrow(() => AsXml(html), path);
        }
    }

    [Fact]
    public async Task Every_page_has_one_main_heading_one_main_landmark_and_no_id_twice()
    {
        foreach (var (path, html) in await SampleSite.RenderAsync())
        {
            var page = AsXml(html);
            page.GetElementsByTagName("h1").Count.ShouldBe(1, path);
            page.GetElementsByTagName("main").Count.ShouldBe(1, path);
            page.GetElementsByTagName("title").Count.ShouldBe(1, path);
            Attributes(page, "id").ShouldBeUnique(path);
        }
    }

    [Fact]
    public async Task Headings_never_skip_a_level()
    {
        foreach (var (path, html) in await SampleSite.RenderAsync())
        {
            var levels = Headings().Matches(html).Select(m => m.Groups[1].Value[0] - '0').ToList();
            levels[0].ShouldBe(1, path);
            levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second <= pair.First + 1, path);
        }
    }

    [Fact]
    public async Task No_page_needs_inline_scripts_or_styles()
    {
        foreach (var (path, html) in await SampleSite.RenderAsync())
        {
            var page = AsXml(html);
            Attributes(page, "style").ShouldBeEmpty(path);
            page.GetElementsByTagName("style").Count.ShouldBe(0, path);
            page.SelectNodes("//@*")!
                .Cast<XmlAttribute>()
                .ShouldAllBe(a => !a.Name.StartsWith("on", StringComparison.Ordinal), path);
            // A block of data is a script by name alone: no browser runs it, and no policy is asked.
            page.GetElementsByTagName("script")
                .Cast<XmlElement>()
                .Where(s => s.GetAttribute("type") != "application/ld+json")
                .ShouldAllBe(s => s.HasAttribute("src") && s.InnerText == "", path);
        }
    }

    [Fact]
    public async Task Every_link_is_relative_and_leads_to_a_page_an_asset_or_an_anchor_that_exists()
    {
        var pages = await SampleSite.RenderAsync();
        var targets = pages
            .Keys.Concat(SampleSite.Assets.Paths.Values)
            .Concat(
                SampleSite.LinearAlgebra.Notes.SelectMany(n =>
                    new[] { n.Address + "index.html", n.Address + "index.md" }
                )
            )
            .ToHashSet(StringComparer.Ordinal);
        foreach (var (path, html) in pages.Where(p => p.Key != "404.html"))
        {
            var page = AsXml(html);
            foreach (
                var link in Attributes(page, "href")
                    .Concat(Attributes(page, "src"))
                    .Where(l => !l.StartsWith("data:", StringComparison.Ordinal))
            )
            {
                var target = new Uri(new Uri("http://site/base/" + path), link);
                link.ShouldNotStartWith("/", customMessage: path);
                target.AbsolutePath.ShouldStartWith("/base/", customMessage: $"{link} in {path} leaves the site");
                var file = target.AbsolutePath["/base/".Length..];
                file = file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file;
                targets.ShouldContain(file, $"{link} in {path}");
                if (target.Fragment.Length > 1 && pages.TryGetValue(file, out var destination))
                {
                    Attributes(AsXml(destination), "id").ShouldContain(target.Fragment[1..], $"{link} in {path}");
                }
            }
        }
    }

    [Fact]
    public async Task The_page_for_missing_addresses_links_from_the_base_path()
    {
        var site = SampleSite.Site with { BasePath = "/notes/" };
        var renderer = new PageRenderer(site, SampleSite.Assets);

        var page = AsXml(await renderer.RenderNotFoundAsync());

        Attributes(page, "href")
            .Concat(Attributes(page, "src"))
            .Where(l => !l.StartsWith("data:", StringComparison.Ordinal))
            .ShouldAllBe(l => l.StartsWith("/notes/", StringComparison.Ordinal) || l == "#main");
    }

    [Fact]
    public async Task A_note_says_what_it_builds_on_what_was_checked_and_where_to_go_on()
    {
        var renderer = new PageRenderer(SampleSite.Site, SampleSite.Assets);

        var html = Spaces().Replace(await renderer.RenderNoteAsync(SampleSite.Note), " ");

        html.ShouldContain("2 cells run, 4 outputs checked");
        html.ShouldContain("""<a href="../norms/">Inner Products, Norms, Orthogonality</a>,""");
        html.ShouldContain("""<span class="planned" title="Not written yet">Spectral Graph Theory</span>""");
        html.ShouldContain("""rel="next" href="../svd-qr-lu/">""");
        html.ShouldContain("""<a href="#main" aria-current="page">The Spectral Theorem &amp; Symmetric Matrices</a>""");
        html.ShouldContain("""<script src="../../../assets/theme.js"></script>""");
        html.ShouldContain("""<link rel="stylesheet" href="../../../assets/katex/katex.css" />""");
    }

    [Fact]
    public async Task Titles_and_summaries_are_text_and_not_markup()
    {
        var renderer = new PageRenderer(SampleSite.Site, AssetMap.Empty);
        var note = SampleSite.Note with
        {
            Title = "a < b & <i>",
            Summary = "\"quoted\" <script>",
            BodyHtml = "<p>x</p>",
        };

        var html = await renderer.RenderNoteAsync(note);

        html.ShouldContain("<h1>a &lt; b &amp; &lt;i&gt;</h1>");
        html.ShouldNotContain("<script>");
    }

    [Fact]
    public async Task Formula_styles_are_asked_for_only_where_there_are_formulas()
    {
        var renderer = new PageRenderer(SampleSite.Site, SampleSite.Assets);

        (await renderer.RenderNoteAsync(SampleSite.Note with { HasMathematics = false })).ShouldNotContain("katex.css");
    }

    [Fact]
    public async Task Pages_rendered_at_once_are_the_pages_rendered_one_by_one()
    {
        var renderer = new PageRenderer(SampleSite.Site, SampleSite.Assets);
        var one = await renderer.RenderNoteAsync(SampleSite.Note);

        var many = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => renderer.RenderNoteAsync(SampleSite.Note)));

        many.ShouldAllBe(html => html == one);
    }

    [Theory]
    [InlineData("", "", "./")]
    [InlineData("", "maths/", "maths/")]
    [InlineData("maths/", "", "../")]
    [InlineData("maths/linear-algebra/norms/", "maths/linear-algebra/svd/", "../svd/")]
    [InlineData("maths/linear-algebra/norms/", "maths/linear-algebra/", "../")]
    [InlineData("maths/linear-algebra/norms/", "assets/site.css", "../../../assets/site.css")]
    [InlineData("maths/linear-algebra/norms/", "maths/linear-algebra/norms/", "./")]
    [InlineData("maths/linear-algebra/norms/", "maths/linear-algebra/norms/#a", "./#a")]
    [InlineData("maths/", "ml/#a", "../ml/#a")]
    [InlineData("maths/", "#a", "#a")]
    public void A_relative_address_leads_from_one_page_to_the_other(string from, string to, string expected) =>
        RelativeAddress.Between(from, to).ShouldBe(expected);

    private static XmlDocument AsXml(string html)
    {
        html.ShouldStartWith("<!DOCTYPE html>");
        var xml = new XmlDocument { XmlResolver = null };
        xml.LoadXml(VoidOrBare().Replace(html["<!DOCTYPE html>".Length..], m => Closed(m.Value)));
        return xml;
    }

    // What HTML allows and XML does not: void elements left open, attributes without a value.
    private static string Closed(string tag)
    {
        var name = tag[1..].TakeWhile(char.IsLetterOrDigit).Aggregate("", (n, c) => n + c);
        tag = Bare().Replace(tag, "$1=\"\"");
        return Void.Contains(name) && !tag.EndsWith("/>", StringComparison.Ordinal) ? tag[..^1] + "/>" : tag;
    }

    private static readonly ImmutableHashSet<string> Void = ["meta", "link", "hr", "br", "img", "input"];

    private static IEnumerable<string> Attributes(XmlDocument page, string name) =>
        page.SelectNodes($"//@{name}")!.Cast<XmlAttribute>().Select(a => a.Value).ToList();

    [GeneratedRegex("<[a-z][^>]*>")]
    private static partial Regex VoidOrBare();

    [GeneratedRegex("""(?<=\s)(defer|disabled|hidden|open|checked|crossorigin)(?=[\s>/])(?!=)""")]
    private static partial Regex Bare();

    [GeneratedRegex("<h([1-6])[ >]")]
    private static partial Regex Headings();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
