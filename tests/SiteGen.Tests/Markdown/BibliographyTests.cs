using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Tests.Markdown;

public class BibliographyTests
{
    [Fact]
    public void Works_are_named_by_authors_and_year()
    {
        var works = Load(
            """
            a: { type: book, authors: ["Boyd, Stephen", "Vandenberghe, Lieven"], title: T, year: 2004 }
            b: { type: book, authors: ["Goodfellow, Ian", "Bengio, Yoshua", "Courville, Aaron"], title: T, year: 2016 }
            c: { type: web, authors: NIST, title: T, year: 2020, url: https://example.org }
            e: { type: web, authors: "{World Health Organization}", title: T, year: 2021 }
            """
        );

        works.Find("a")!.Short.ShouldBe("Boyd and Vandenberghe (2004)");
        works.Find("b")!.Short.ShouldBe("Goodfellow et al. (2016)");
        works.Find("c")!.Short.ShouldBe("NIST (2020)");
        works.Find("e")!.Short.ShouldBe("World Health Organization (2021)");
        works.Find("d").ShouldBeNull();
    }

    [Fact]
    public void Works_of_the_same_year_are_told_apart()
    {
        var works = Load(
            """
            z: { type: article, authors: ["Amari, Shun-ichi"], title: T, year: 1998 }
            y: { type: article, authors: ["Amari, Shun-ichi"], title: U, year: 1998 }
            """
        );

        works.Find("y")!.Short.ShouldBe("Amari (1998a)");
        works.Find("z")!.Short.ShouldBe("Amari (1998b)");
    }

    [Fact]
    public void A_work_that_is_there_twice_is_told_with_both_keys()
    {
        var bag = new DiagnosticBag();
        Bibliography.Load(
            new SourceText(
                "b.yaml",
                """
                boyd2004: { type: book, authors: ["Boyd, Stephen"], title: Convex Optimization, year: 2004 }
                new2005: { type: book, authors: ["Boyd, Stephen"], title: Convex Optimization, year: 2005 }
                convex: { type: book, authors: ["Boyd, S."], title: "Convex optimization.", year: 2004 }

                """
            ),
            bag
        );

        bag.ToSorted()
            .ShouldHaveSingleItem()
            .ToString()
            .ShouldBe(
                "b.yaml:3:1: error MARK176: `convex` has the title and the year of `boyd2004`\n"
                    + "    help: remove one of the two and cite the other; where they are two works, let their titles say so"
            );
    }

    [Fact]
    public void Mistakes_are_marked()
    {
        var bag = new DiagnosticBag();
        var text = "a:\n  type: bok\n  authors: X\n  yeer: 2016\n  year: then\nb: text\n";
        Bibliography.Load(new SourceText("b.yaml", text), bag);
        Bibliography.Load(new SourceText("c.yaml", "a: [\n"), bag);

        bag.ToSorted()
            .Select(d => $"{d.Span} {d.Code} {d.Span.Text}")
            .ShouldBe(
                [
                    "b.yaml:1:1 MARK171 a",
                    "b.yaml:2:9 MARK173 bok",
                    "b.yaml:4:3 MARK172 yeer",
                    "b.yaml:5:9 MARK174 then",
                    "b.yaml:6:1 MARK171 b",
                    "c.yaml:2:1 MARK170 ",
                ]
            );
    }

    [Theory]
    [InlineData(
        "[\"Strang, Gilbert\", Van Charles Loan]",
        "b.yaml:3:32: error MARK175: the author `Van Charles Loan` has no comma behind the family name\n    help: write `\"Loan, Van Charles\"`; an organisation stands in braces: `\"{Van Charles Loan}\"`"
    )]
    [InlineData(
        "[[\"Strang, Gilbert\"]]",
        "b.yaml:3:13: error MARK175: an author without a name\n    help: write each author as text: `\"Strang, Gilbert\"`"
    )]
    public void Authors_are_written_family_name_first(string authors, string expected)
    {
        var bag = new DiagnosticBag();
        Bibliography.Load(
            new SourceText("b.yaml", $"a:\n  type: book\n  authors: {authors}\n  title: T\n  year: 2016\n"),
            bag
        );

        bag.ToSorted().ShouldHaveSingleItem().ToString().ShouldBe(expected);
    }

    private static Bibliography Load(string yaml)
    {
        var bag = new DiagnosticBag();
        var works = Bibliography.Load(new SourceText("b.yaml", yaml), bag);
        bag.ToSorted().ShouldBeEmpty();
        return works;
    }
}
