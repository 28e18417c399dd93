using System.Text;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>The glossary, the bibliography and the page on verification of a small site, and of one with nothing to show there.</summary>
[Collection("workshop")]
public sealed partial class ReferencePageTests(WorkshopFixture workshop)
{
    private static readonly string[] Pages = ["glossary", "bibliography", "verified"];

    [Fact]
    public async Task They_show_what_is_recorded()
    {
        var folder = Path.Combine(Golden.Sites, "reference");
        // A copy outside of the repository, whose commits would date it.
        using var copy = new TemporaryFolder();
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            copy.Write(Path.GetRelativePath(folder, file), File.ReadAllBytes(file));
        }

        var result = await workshop.BuildAsync(copy["input"]);

        result.Findings.ShouldBeEmpty();
        foreach (var page in Pages)
        {
            Golden.Check(folder, $"{page}.html", ReadableHtml.Of(MainPart().Match(TextOf(result, page)).Value));
        }
    }

    [Fact]
    public async Task A_site_without_terms_works_and_cells_has_none_of_them_and_links_none()
    {
        using var folder = new TemporaryFolder(
            ("input/part/module/note.md", "---\ntitle: A note\nsummary: A sentence.\nlevel: beginner\n---\nText.\n")
        );

        var result = await workshop.BuildAsync(folder["input"]);

        result.State.Files.Select(f => f.Path).ShouldNotContain(path => Pages.Any(path.Contains));
        var home = TextOf(result, "");
        Pages.ShouldAllBe(page => !home.Contains($"href=\"{page}/"));
    }

    private static string TextOf(BuildResult result, string page)
    {
        var file = result.State.Files.Single(f => f.Path == $"{page}/index.html".TrimStart('/'));
        return Encoding.UTF8.GetString(file.Content.Span);
    }

    [GeneratedRegex("<main.*</main>", RegexOptions.Singleline)]
    private static partial Regex MainPart();
}
