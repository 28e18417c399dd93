using MlMath.SiteGen.Search;

namespace MlMath.SiteGen.Tests.Search;

public sealed class KnownWordsTests
{
    [Fact]
    public void Names_come_first_then_long_words_of_several_sections() =>
        KnownWords
            .Of(
                [
                    new SearchRecord(
                        "a/",
                        "",
                        "The SVD of a Matrix",
                        "",
                        "Module",
                        "Gram–Schmidt",
                        "Pseudoinverse, whitening."
                    ),
                    new SearchRecord(
                        "a/",
                        "x",
                        "The SVD of a Matrix",
                        "Rank of a matrix",
                        "Module",
                        "",
                        "A pseudoinverse pseudoinverse."
                    ),
                ],
                ["Cramér's rule"]
            )
            .ShouldBe("matrix\ncramér\ngram\nrank\nrule\nschmidt\npseudoinverse\n");
}
