namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Every folder of `Cases` is a note with the HTML and the messages that the markdown stage gives.</summary>
public class CaseTests
{
    public static TheoryData<string> Cases => Golden.In(Golden.MarkdownCases);

    [Theory, MemberData(nameof(Cases))]
    public void A_note_renders_as_recorded(string name)
    {
        var folder = Path.Combine(Golden.MarkdownCases, name);
        var build = new FakeBuild(File.ReadAllText(Path.Combine(folder, "note.md")));

        Golden.Check(folder, "expected.html", build.Rendered.Html);
        Golden.Check(folder, "expected.txt", build.Messages);
    }
}
