namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>Every folder of `Cases` is a note that the whole generator built, with what it found there.</summary>
[Collection("workshop")]
public sealed class CaseTests(WorkshopFixture workshop)
{
    public static TheoryData<string> Cases => Golden.In(Golden.Cases);

    [Theory, MemberData(nameof(Cases))]
    public void A_case_gives_what_is_recorded(string name)
    {
        var folder = Path.Combine(Golden.Cases, name);

        Golden.Check(folder, "expected.txt", workshop.MessagesOf(name));
        if (Golden.Has(folder, "expected.html"))
        {
            Golden.Check(folder, "expected.html", workshop.HtmlOf(name));
            if (workshop.NamesOf(name) is { } names)
            {
                Golden.Check(folder, "expected.names.json", names);
            }
        }
    }
}
