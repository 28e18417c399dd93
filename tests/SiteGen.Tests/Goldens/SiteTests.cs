using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Tests.Goldens;

/// <summary>Every folder of `Sites` is a whole site with what its build found: mistakes that no note has alone.</summary>
[Collection("workshop")]
public sealed class SiteTests(WorkshopFixture workshop)
{
    public static TheoryData<string> Sites => Golden.In(Golden.Sites);

    [Theory, MemberData(nameof(Sites))]
    public async Task A_site_gives_what_is_recorded(string name)
    {
        var folder = Path.Combine(Golden.Sites, name);

        var result = await workshop.BuildAsync(Path.Combine(folder, "input"));

        var findings = string.Concat(result.Findings.Select(f => $"{f}\n\n"));
        // Paths are shown as the working folder sees them, which differs between test runners.
        Golden.Check(
            folder,
            "expected.txt",
            Regex.Replace(
                findings,
                $@"\S*?tests/SiteGen\.Tests/Sites/{name}/",
                "",
                RegexOptions.None,
                Patterns.Patience
            )
        );
    }
}
