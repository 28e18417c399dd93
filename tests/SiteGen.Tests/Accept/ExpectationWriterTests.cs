using FsCheck;
using FsCheck.Fluent;
using MlMath.SiteGen.Snippets.Accept;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Tests.Accept;

public class ExpectationWriterTests
{
    [Theory]
    [InlineData("0.88", "0.8944271909999159", "0.89")]
    [InlineData("0.8800", "0.9", "0.9000")]
    [InlineData("1.5e-3", "0.00256789", "2.6e-3")]
    [InlineData("1.50E+03", "2567.89", "2.57E+03")]
    [InlineData("0.50", "-0.0001", "0.00")]
    [InlineData("", "0.8944271909999159", "0.8944")]
    [InlineData("", "123.45678901", "123.457")]
    [InlineData("", "123456789.123456", "123456789.1")]
    [InlineData("", "0.00012345678", "0.0001235")]
    [InlineData("", "2.220446049250313E-16", "2.2204E-16")]
    [InlineData("", "2.9999999999999996", "3")]
    [InlineData("", "-1E-17", "-1E-17")]
    [InlineData("", "0.5", "0.5")]
    [InlineData("", "42", "42")]
    [InlineData("", "1,234.56789", "1,234.57")]
    [InlineData("", "NaN ∞ -Infinity", "NaN ∞ -Infinity")]
    [InlineData("?", "4.123456789", "4.1235")]
    [InlineData("0", "4.123456789", "4.1235")]
    [InlineData("0.0", "4.123456789", "4.1")]
    [InlineData("3", "4", "4")]
    [InlineData("3", "4.123456789", "4.1235")]
    [InlineData("[1, 2]", "[1.0000000001, 3.14159265]", "[1, 3.1416]")]
    [InlineData("a 1.00 b 2.00", "a 1.004 b 3.001", "a 1.00 b 3.00")]
    [InlineData("took ...\nloss 0.50", "took 3 ms\nloss 0.61234", "took ...\nloss 0.61")]
    [InlineData("a\n...\nz 1.0", "a\nb\nc\nz 2.04", "a\n...\nz 2.0")]
    [InlineData("a\n...\nz 1.0", "a\nb\nc\ny 2.04", "a\nb\nc\ny 2.04")]
    [InlineData("...\nz 1", "a\nb\nz 2", "...\nz 2")]
    [InlineData("a 1\n...", "a 2\nb\nc", "a 2\n...")]
    [InlineData("x 1.00\ny 2.00", "x 1.001\nnew 1.23456789\ny 3.001", "x 1.00\nnew 1.2346\ny 3.00")]
    [InlineData("x 1.00\ny 2.00", "y 3.001", "y 3.00")]
    [InlineData("a", "a  \r\nb\r\n\r\n", "a\nb")]
    public void The_new_text_keeps_what_still_holds(string old, string printed, string expected) =>
        ExpectationWriter.Rewrite(old, printed).ShouldBe(expected);

    [Fact]
    public void A_text_that_matches_is_left_as_it_is() =>
        ExpectationWriter.Rewrite("0.5 \r\n...", "0.52\nx").ShouldBe("0.5 \r\n...");

    [Fact]
    public void The_new_text_matches_and_is_then_left_alone() =>
        Prop.ForAll(
                Outputs.Texts.ToArbitrary(),
                Outputs.Texts.ToArbitrary(),
                (old, printed) =>
                {
                    var text = ExpectationWriter.Rewrite(old, printed);
                    OutputComparer.Compare(text, printed).Matches.ShouldBeTrue($"`{text}` for `{printed}`");
                    ExpectationWriter.Rewrite(text, printed).ShouldBe(text);
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
