using MlMath.SiteGen.Markdown.Maths;

namespace MlMath.SiteGen.Tests.Markdown;

public sealed class FormulaLengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("x", 1)]
    [InlineData(@"\mathbf{A}^\top", 2)]
    [InlineData(@"\mathbf{P}^2 = \mathbf{P}", 4)]
    [InlineData(@"a\,b", 3)]
    [InlineData(@"\cos x", 4)]
    [InlineData(@"\", 1)]
    public void Signs_on_the_page_are_counted(string tex, int expected) => FormulaLength.Of(tex).ShouldBe(expected);
}
