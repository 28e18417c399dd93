namespace MlMath.SiteGen.Tests.Markdown;

/// <summary>Every folder of `Cases` is a note with the HTML and the messages that it gives.</summary>
public class CaseTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(Golden.Cases).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)];

    [Theory, MemberData(nameof(Cases))]
    public void A_note_renders_as_recorded(string folder)
    {
        var build = new FakeBuild(Golden.Read(folder, "note.md"));

        Golden.Check(folder, "expected.html", build.Rendered.Html);
        Golden.Check(folder, "expected.txt", build.Messages);
    }
}
