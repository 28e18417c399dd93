using System.Text;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Pipelines;

/// <summary>The page that readers come back to, and the questions that it asks.</summary>
[Collection("workshop")]
public sealed class StudyPageTests(WorkshopFixture workshop)
{
    private static readonly string Folder = Path.Combine(Golden.Sites, "plan");

    [Fact]
    public async Task Page_and_questions_are_as_recorded()
    {
        var site = await workshop.BuildAsync(Path.Combine(Folder, "input"));

        var page = TextOf(site, "study/index.html");
        var from = page.IndexOf("<main", StringComparison.Ordinal);
        // The script's name holds its hash.
        var to = page.IndexOf("<script", from, StringComparison.Ordinal);
        Golden.Check(Folder, "expected.study.html", ReadableHtml.Of(page[from..to]));
        Golden.Check(Folder, "expected.recall.json", TextOf(site, "shapes/lines/points/recall.json"));
        site.State.Files.Count(f => f.Path.EndsWith("recall.json", StringComparison.Ordinal))
            .ShouldBe(1, "the other note asks nothing");
    }

    [Fact]
    public async Task Each_question_stands_on_the_notes_page_under_its_id()
    {
        var site = await workshop.BuildAsync(Path.Combine(Folder, "input"));
        var note = site.State.Notes.Single(n => n.Rendered?.Questions.IsEmpty == false);
        var page = TextOf(site, "shapes/lines/points/index.html");

        note.Document!.Questions.ShouldBe(5);
        note.Rendered!.Questions.ShouldAllBe(q => page.Contains($"<li id=\"{q.Id}\">"));
    }

    [Fact]
    public async Task A_site_without_notes_has_no_such_page_and_no_link_to_one()
    {
        using var folder = new TemporaryFolder(("input/about.md", "---\ntitle: About\nsummary: A page.\n---\nText.\n"));

        var site = await workshop.BuildAsync(folder["input"]);

        site.State.Files.ShouldNotContain(f => f.Path.StartsWith(StudyView.Address, StringComparison.Ordinal));
        SiteNavigation.Of(site.State).Ways.ShouldBeEmpty();
    }

    private static string TextOf(BuildResult site, string path) =>
        Encoding.UTF8.GetString(site.State.Files.Single(f => f.Path == path).Content.Span);
}
