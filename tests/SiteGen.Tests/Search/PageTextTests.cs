using MlMath.SiteGen.Search;

namespace MlMath.SiteGen.Tests.Search;

public sealed class PageTextTests
{
    [Fact]
    public void A_page_is_its_title_its_place_and_its_sections()
    {
        var page = PageText.Read(
            """
            <body><nav>Parts</nav><main id="main"><article>
              <nav class="crumbs"><ol><li><a href="../">Home</a></li><li><a href="../">Linear Algebra</a></li></ol></nav>
              <h1>SVD &amp; QR</h1><p class="claim">Two right angles.</p><dl class="facts"><dt>Level</dt><dd>Advanced</dd></dl>
              <div class="prose"><p>First <em>words</em>.</p>
                <h2 id="the-svd">The SVD <a class="heading-anchor" href="#the-svd">#</a></h2>
                <div class="block"><p class="block-title"><span class="block-label">Theorem 1</span></p><p>It exists.</p></div>
                <h3 id="by-hand">By hand</h3><ul><li>one</li><li>two</li></ul></div>
            </article><nav class="turn"><a href="../">Next</a></nav></main></body>
            """
        )!;

        page.Title.ShouldBe("SVD & QR");
        page.Where.ShouldBe("Linear Algebra");
        page.Sections.ShouldBe(
            [
                new TextSection("", "", "Two right angles. First words."),
                new TextSection("the-svd", "The SVD", "Theorem 1 It exists."),
                new TextSection("by-hand", "By hand", "one two"),
            ]
        );
    }

    [Theory]
    [InlineData("<pre><code>var x = 1;</code></pre>")]
    [InlineData("<svg><text>axis</text><svg><text>nested</text></svg></svg>")]
    [InlineData("<p class=\"cell-status\">run<br>and checked</p>")]
    [InlineData("<script type=\"application/json\">{\"names\":[\"a\"]}</script>")]
    [InlineData("<template><p>frame</p></template>")]
    public void What_is_no_prose_is_left_out(string html)
    {
        var page = PageText.Read($"<main><h1>T</h1><div class=\"prose\"><p>before</p>{html}<p>after</p></div></main>")!;

        page.Sections.ShouldHaveSingleItem().Text.ShouldBe("before after");
    }

    [Fact]
    public void What_theorems_and_definitions_are_called_names_their_section()
    {
        var page = PageText.Read(
            """
            <main><h1>T</h1><div class="prose"><h2 id="bounds">Bounds</h2>
              <div class="block theorem"><p class="block-title"><span class="block-label">Theorem 1</span> Cauchy–Schwarz, <em>sharp</em></p><p>It holds.</p></div>
              <div class="block"><p class="block-title"><span class="block-label">Lemma 2</span></p><p>So does this.</p></div>
              <div class="block"><p class="block-title"><span class="block-label">Definition 1</span> Norm</p><p>A length.</p></div>
              <h2 id="next">Next</h2><p>Nothing here.</p></div></main>
            """
        )!;

        page.Sections.Select(section => section.Names).ShouldBe(["Cauchy–Schwarz, sharp, Norm", ""]);
    }

    [Fact]
    public void A_formula_is_its_characters_once()
    {
        var page = PageText.Read(
            """
            <main><h1>T</h1><div class="prose"><p>Solve <span class="katex"><span class="katex-mathml"><math><semantics><mrow><mi>A</mi><mi>x</mi><mo>=</mo><mi>b</mi></mrow><annotation encoding="application/x-tex">Ax = b</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span>Ax=b</span></span></span>.</p></div></main>
            """
        )!;

        page.Sections.ShouldHaveSingleItem().Text.ShouldBe("Solve Ax=b.");
    }

    [Fact]
    public void What_stands_outside_of_prose_is_no_text()
    {
        var page = PageText.Read("<main><h1>T</h1><ul><li>a list of links</li></ul></main>")!;

        page.Sections.ShouldBeEmpty();
    }

    [Fact]
    public void A_page_without_a_title_is_none() => PageText.Read("<main><p>text</p></main>").ShouldBeNull();
}
