using MlMath.SiteGen.Markdown;

namespace MlMath.SiteGen.Tests.Markdown;

public class SlugTests
{
    [Theory]
    [InlineData("The QR algorithm, in C#", "the-qr-algorithm-in-c")]
    [InlineData("Poincaré’s inequality", "poincares-inequality")]
    [InlineData("Lab: Image compression", "lab-image-compression")]
    [InlineData("The matrix $\\mA^\\top$", "the-matrix-ma-top")]
    [InlineData("k-means — revisited", "k-means-revisited")]
    [InlineData("Łojasiewicz and σ-algebras", "lojasiewicz-and-sigma-algebras")]
    [InlineData("!?", "")]
    public void A_heading_names_its_anchor(string text, string slug) => Slug.Of(text).ShouldBe(slug);
}
