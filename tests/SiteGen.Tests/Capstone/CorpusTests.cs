using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Tests.Capstone;

public class CorpusTests
{
    [Fact]
    public void The_alphabet_has_the_65_characters_of_the_ledger_in_order()
    {
        Alphabet.Characters.Length.ShouldBe(65);
        Alphabet.Characters.Order().ShouldBe(Alphabet.Characters);
        Alphabet.Characters.Distinct().Count().ShouldBe(65);
    }

    [Theory]
    [InlineData("“Café”: the dog’s 3 – no, 4 – tails…", "\"Cafe\": the dog's three - no, four - tails...")]
    [InlineData(
        "342 of 208,320, or 0.05",
        "three hundred and forty-two of two hundred and eight thousand three hundred and twenty, or zero point zero five"
    )]
    [InlineData("10 % & 5 × 2 = 10", "ten per cent and five by two equals ten")]
    [InlineData("a ∇ b ✓", "a b")]
    public void Typography_and_numbers_are_spelled_in_the_alphabet(string text, string folded) =>
        Alphabet.Fold(text).ShouldBe(folded);

    [Theory]
    [InlineData("0", "zero")]
    [InlineData("19", "nineteen")]
    [InlineData("20", "twenty")]
    [InlineData("101", "one hundred and one")]
    [InlineData("1000", "one thousand")]
    [InlineData("1901", "one thousand nine hundred and one")]
    [InlineData("1234567", "one two three four five six seven")]
    public void A_number_is_read_aloud(string digits, string words) => SpokenNumber.Of(digits).ShouldBe(words);

    [Theory]
    [InlineData(@"\mathbf{A}^\top", "A transpose")]
    [InlineData("x_i^2", "x i squared")]
    [InlineData(@"\lambda_1 \ge 0", "lambda one is at least zero")]
    [InlineData("(3, 4)", "(three, four)")]
    [InlineData(@"\frac{1}{n}", "one over n")]
    [InlineData(@"\begin{pmatrix} 1 & 2 \end{pmatrix}", null)]
    [InlineData(@"\underbrace{x}", null)]
    [InlineData("a + b + c + d + e + f + g + h", null)]
    public void A_short_formula_is_read_aloud_and_a_long_one_is_not(string tex, string? words) =>
        (SpokenFormula.Of(tex) is { } spoken ? Alphabet.Fold(spoken) : null).ShouldBe(words);

    [Fact]
    public void Every_tenth_piece_is_held_out_and_nothing_is_lost()
    {
        var corpus = SmallCorpus.Corpus;

        corpus.Characters.ShouldBe(SmallCorpus.Text.Length);
        corpus.Validation.Length.ShouldBeInRange(900, 2000);
        var held = corpus.Tokenizer.Decode(corpus.Validation);
        SmallCorpus.Text.ShouldContain(held);
        corpus.Tokenizer.Decode(corpus.Training).ShouldBe(SmallCorpus.Text.Replace(held, "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_folder_without_a_capstone_has_none_and_that_is_no_mistake()
    {
        using var folder = new TemporaryFolder(("input/index.md", ""));

        Mistakes(folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_corpus_that_should_be_there_is_missed()
    {
        using var folder = new TemporaryFolder(("input/_capstone/runs.verified.txt", ""));

        Mistakes(folder).ShouldBe(["CAPS101"]);
        Mistakes(folder, "nowhere.txt").ShouldBe(["CAPS101"]);
    }

    [Fact]
    public void A_corpus_is_utf8_long_enough_and_of_the_alphabet()
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/_capstone/corpus.txt", [.. "a matrix "u8, 0xE9]);
        folder.Write("short.txt", "a matrix");
        folder.Write("signs.txt", string.Concat(Enumerable.Range(0x4E00, 300).Select(c => new string((char)c, 50))));

        Mistakes(folder).ShouldBe(["CAPS102"]);
        Mistakes(folder, folder["short.txt"]).ShouldBe(["CAPS103"]);
        Mistakes(folder, folder["signs.txt"]).ShouldBe(["CAPS105"]);

        folder.Write("input/_capstone/corpus.txt", SmallCorpus.Text + "7");
        Mistakes(folder).ShouldBe(["CAPS104"]);
        folder.Write("digits.txt", SmallCorpus.Text + "7");
        Mistakes(folder, folder["digits.txt"]).ShouldBeEmpty("a text of one's own has the characters that it has");
    }

    [Fact]
    public void A_character_outside_is_pointed_at()
    {
        using var folder = new TemporaryFolder(("input/_capstone/corpus.txt", SmallCorpus.Text + "it costs €"));
        var diagnostics = new DiagnosticBag();

        CorpusReader.Read(new SiteOptions { Input = folder["input"] }, diagnostics);

        var mistake = diagnostics.ToSorted().ShouldHaveSingleItem();
        (mistake.Span.Line, mistake.Span.Column, mistake.Span.Text).ShouldBe((301, 10, "€"));
        mistake.Message.ShouldBe("`€` is not one of the 65 characters of the corpus");
    }

    private static IEnumerable<string> Mistakes(TemporaryFolder folder, string? corpus = null)
    {
        var diagnostics = new DiagnosticBag();
        var read = CorpusReader.Read(new SiteOptions { Input = folder["input"], CapstoneCorpus = corpus }, diagnostics);
        var codes = diagnostics.ToSorted().Select(d => d.Code).ToList();
        (read is not null && codes.Count > 0).ShouldBeFalse();
        return codes;
    }
}
