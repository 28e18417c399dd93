using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Tests.Expectations;

public class OutputComparerTests
{
    [Theory]
    [InlineData("0.8944", "0.8944271909999159")]
    [InlineData("0.89", "0.8944")]
    [InlineData("0.90", "0.895")]
    [InlineData("-0.00", "0.00")]
    [InlineData("0.00", "-0.0000001")]
    [InlineData("loss -0.00", "loss 0.00")]
    [InlineData("3", "2.9999999999")]
    [InlineData("3", "3.0")]
    [InlineData("3000", "3000.000002")]
    [InlineData("3.0", "3")]
    [InlineData("0", "1.2E-17")]
    [InlineData("1e-5", "0.00001")]
    [InlineData("1.2e-5", "1.234e-05")]
    [InlineData("1.00E+03", "1000.4")]
    [InlineData("12345678901234567890", "12345678901234567890")]
    [InlineData("1,000.0", "999.96")]
    [InlineData("1,234,567", "1,234,567")]
    [InlineData("NaN", "NaN")]
    [InlineData("∞", "Infinity")]
    [InlineData("-∞", "-Infinity")]
    [InlineData("(-3, 2-1)", "(-3, 2-1)")]
    [InlineData("x−0.50", "x−0.5")]
    [InlineData("[0.3, 0.7]", "[0.30000000000000004, 0.7]")]
    [InlineData("about 3.", "about 3.")]
    [InlineData("x1 v2.0-beta 0x1F 2024-01-05 12:30:05 1.2.3", "x1 v2.0-beta 0x1F 2024-01-05 12:30:05 1.2.3")]
    [InlineData("a  \r\nb\r\n", "a\nb  \n\n")]
    [InlineData("", " \n")]
    public void Agree(string expected, string actual) =>
        OutputComparer.Compare(expected, actual).Matches.ShouldBeTrue();

    [Theory]
    [InlineData("0.8944", "0.8945", "0.8944", "0.8945")]
    [InlineData("3", "3.2", "3", "3.2")]
    [InlineData("3", "4", "3", "4")]
    [InlineData("741", "740.797", "741", "740.797")]
    [InlineData("0", "0.4", "0", "0.4")]
    [InlineData("0", "2E-09", "0", "2E-09")]
    [InlineData("2", "2.00001", "2", "2.00001")]
    [InlineData("[2, 2]", "[2.3, 1.9]", "2", "2.3")]
    [InlineData("x1", "x2", "x1", "x2")]
    [InlineData("x1.50", "x1.5", "x1.50", "x1.5")]
    [InlineData("v2.0-beta", "v2.1-beta", "v2.0", "v2.1")]
    [InlineData("0x1F", "0x1E", "0x1F", "0x1E")]
    [InlineData("2024-01-05", "2024-01-06", "05", "06")]
    [InlineData("007", "7", "007", "7")]
    [InlineData("1.2.3", "1.2.30", "1.2.3", "1.2.30")]
    [InlineData("1..5", "1..50", "5", "50")]
    [InlineData("1,000", "1000", "1,000", "1000")]
    [InlineData("1000", "1,000", "1000", "1,000")]
    [InlineData("12345678901234567890", "12345678901234567891", "12345678901234567890", "12345678901234567891")]
    [InlineData("1.00e-5", "9.96e-6", "1.00e-5", "9.96e-6")]
    [InlineData("1.2e-5", "1.26e-5", "1.2e-5", "1.26e-5")]
    [InlineData("0.5", "NaN", "0.5", "NaN")]
    [InlineData("NaN", "0.5", "NaN", "0.5")]
    [InlineData("∞", "-Infinity", "∞", "-Infinity")]
    [InlineData("true", "True", "true", "True")]
    [InlineData("-0.5", "0.5", "-0.5", "0.5")]
    [InlineData("a b", "a  b", "b", " ")]
    public void Differ(string expected, string actual, string wanted, string found)
    {
        var difference = OutputComparer.Compare(expected, actual).Difference.ShouldNotBeNull();
        difference.Expected.ShouldBe(wanted);
        difference.Actual.ShouldBe(found);
        expected.Substring(difference.Start, difference.Length).ShouldBe(wanted);
    }

    [Fact]
    public void The_difference_is_placed_in_the_expected_text()
    {
        var difference = OutputComparer.Compare("a 1.0\nb 2.0 c 3.0\nd", "a 1.0\nb 2.0 c 4.0\nd").Difference!;
        (difference.Start, difference.Length).ShouldBe((14, 3));
        difference.ActualLine.ShouldBe("b 2.0 c 4.0");
    }

    [Theory]
    [InlineData("a\nb", "a", 2, 1)]
    [InlineData("a", "a\nb", 1, 0)]
    [InlineData("", "b", 0, 0)]
    [InlineData("a b", "a", 2, 1)]
    [InlineData("a", "a b", 1, 0)]
    [InlineData("a\n...\nz", "a\nb\nc", 6, 1)]
    [InlineData("a\n...\nz", "a", 6, 1)]
    [InlineData("...\nm\nn\n...", "a\nm\no", 6, 1)]
    public void Missing_and_surplus_text_differ_at_the_right_place(
        string expected,
        string actual,
        int start,
        int length
    )
    {
        var difference = OutputComparer.Compare(expected, actual).Difference.ShouldNotBeNull();
        (difference.Start, difference.Length).ShouldBe((start, length));
    }

    [Theory]
    [InlineData("took ...", "took 12 ms", "took 12 ms")]
    [InlineData("took ...", "took", "took")]
    [InlineData("conv...", "convergence is slow", "convergence is slow")]
    [InlineData("0.12...", "0.1234 nats", "0.12 nats")]
    [InlineData("...", "", "")]
    [InlineData("...", "a\nb", "a\nb")]
    [InlineData("a 1.0\n...\nz 2.00", "a 1.04\nb\nc\nz 2.001", "a 1.0\nb\nc\nz 2.00")]
    [InlineData("a\n...\nz", "a\nz", "a\nz")]
    [InlineData("...\nm\n...", "a\nm\nb\nc", "a\nm\nb\nc")]
    [InlineData("...\nm\nn\n...", "m\no\nm\nn", "m\no\nm\nn")]
    [InlineData("[1, ..., 5]", "[1, ..., 5]", "[1, ..., 5]")]
    [InlineData("x 0.50", "x 0.4999999", "x 0.50")]
    public void The_merged_text_has_the_verified_digits_and_fills_the_dots(
        string expected,
        string actual,
        string merged
    )
    {
        var comparison = OutputComparer.Compare(expected, actual);
        comparison.Difference.ShouldBeNull();
        comparison.Merged.ShouldBe(merged);
    }

    [Fact]
    public void What_was_checked_is_counted()
    {
        var comparison = OutputComparer.Compare("a 1.0 2\n...\nz", "a 1.0 2\n3 4 5\nz");
        (comparison.Lines, comparison.Numbers).ShouldBe((2, 2));
    }

    [Fact]
    public void Tokens_cover_the_line()
    {
        const string Line = "x1=-0.5e3, [2-1] 1,234.5 v2.0 😀 0x1F NaN…";
        var tokens = OutputTokenizer.Tokenize(Line);
        string.Concat(tokens.Select(t => t.Text)).ShouldBe(Line);
        tokens.Where(t => t.Number is not null).Select(t => t.Text).ShouldBe(["-0.5e3", "2", "1", "1,234.5", "NaN"]);
    }
}
