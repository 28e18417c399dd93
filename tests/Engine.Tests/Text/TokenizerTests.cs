using MlMath.Engine.Text;

namespace MlMath.Engine.Tests;

public class TokenizerTests
{
    [Fact]
    public void Characters_are_numbered_in_code_point_order()
    {
        var tokenizer = new CharTokenizer("banana😀\n");
        tokenizer.Alphabet.ShouldBe("\nabn😀");
        tokenizer.Encode("nab😀").ShouldBe([3, 1, 2, 4]);
        tokenizer.Decode([3, 1, 2, 4]).ShouldBe("nab😀");
        Should
            .Throw<ArgumentException>(() => tokenizer.Encode("bé"))
            .Message.ShouldBe("the character `é` (U+00E9) is not one of the 5 of the vocabulary");
    }

    [Fact]
    public void Pairs_are_joined_by_frequency_then_by_id()
    {
        // "ab" occurs 5 times; then " ab" 3 times
        var tokenizer = BpeTokenizer.Train("ab ab ab ab abc", 300);
        tokenizer.Merges[0].ShouldBe(('a', 'b'));
        tokenizer.Merges[1].ShouldBe((' ', 256));
        tokenizer.Count.ShouldBe(258);
        tokenizer.Encode("abc ab").ShouldBe([256, 'c', 257]);
    }

    [Fact]
    public void Any_text_survives_the_round_trip()
    {
        var tokenizer = BpeTokenizer.Train("the theory of the thing, then the other thing", 280);
        foreach (var text in new[] { "", "the thing", "  two\tspaces \n", "naïve 😀 日本", "unseen words" })
        {
            tokenizer.Decode(tokenizer.Encode(text)).ShouldBe(text);
        }

        tokenizer.Encode("the thing").Length.ShouldBeLessThan(6);
    }

    [Fact]
    public void A_merge_of_tokens_that_do_not_exist_is_refused() =>
        Should.Throw<ArgumentException>(() => new BpeTokenizer([(97, 300)])).Message.ShouldContain("(97, 300)");
}
