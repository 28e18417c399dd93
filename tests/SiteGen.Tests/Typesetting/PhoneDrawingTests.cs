using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

public sealed class PhoneDrawingTests
{
    private static readonly string Marks = string.Concat(Enumerable.Repeat("<circle r=\"3\"/>", 2000));

    [Fact]
    public void Two_light_drawings_are_both_there() =>
        PhoneDrawing
            .Join("<svg class=\"fig\">wide</svg>", "<svg class=\"fig\" data-share=\"65\">narrow</svg>")
            .ShouldBe(
                "<div class=\"fig-narrow\"><svg class=\"fig\" data-share=\"65\">narrow</svg></div><svg class=\"fig\">wide</svg>"
            );

    [Theory]
    [InlineData("", " data-share=\"65\"", "")]
    [InlineData(" data-share=\"75\"", " data-share=\"65\"", " data-share=\"75\"")]
    public void A_heavy_one_stands_alone_in_the_width_of_the_other(string wide, string narrow, string expected) =>
        PhoneDrawing
            .Join($"<svg class=\"fig\"{wide}>{Marks}</svg>", $"<svg class=\"fig\"{narrow}>{Marks}</svg>")
            .ShouldBe($"<svg class=\"fig\"{expected}>{Marks}</svg>");

    [Fact]
    public void Equal_ones_are_one() => PhoneDrawing.Join("<svg/>", "<svg/>").ShouldBe("<svg/>");
}
