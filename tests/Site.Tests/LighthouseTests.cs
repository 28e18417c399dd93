namespace MlMath.Site.Tests;

/// <summary>Lighthouse has nothing to add for accessibility, good practice and search engines. Its speeds are a benchmark's affair.</summary>
[Collection("site")]
public sealed class LighthouseTests(BuiltSite site)
{
    [Fact]
    public async Task One_page_of_each_kind_has_100_for_accessibility_best_practices_and_SEO()
    {
        var pages = SamplePages.Of(site.Pages).Select(path => new Uri(site.Address, path)).ToList();

        var verdicts = await Lighthouse.JudgeAsync(pages, Lighthouse.Quality);

        verdicts.Select(v => v.Url).ShouldBe(pages);
        verdicts.SelectMany(v => v.Findings.Select(f => $"{v.Url.AbsolutePath}: {f}")).ShouldBeEmpty();
        verdicts.ShouldAllBe(v => v.Scores.Count == 3 && v.Scores.Values.All(score => score == 100));
    }
}
