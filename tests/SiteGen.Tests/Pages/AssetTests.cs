using MlMath.SiteGen.Pages;

namespace MlMath.SiteGen.Tests.Pages;

public sealed class AssetTests
{
    [Fact]
    public void The_fonts_that_pages_ask_for_are_the_ones_that_the_style_sheet_uses()
    {
        var css = File.ReadAllText(RepositoryFile.Find("src/Web/src/site/styles/fonts.css"));

        css.Split("url(")
            .Skip(1)
            .Select(u => u.Split('"')[1].Split('/')[^1])
            .ShouldBe(AssetMap.Fonts, ignoreOrder: true);
    }
}
