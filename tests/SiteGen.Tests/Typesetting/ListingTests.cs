using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

public sealed class ListingTests(RealTypesetter real) : IClassFixture<RealTypesetter>
{
    [Theory]
    [InlineData(
        "sql",
        "SELECT COUNT(*) -- all\nFROM t WHERE a < 'b'",
        """
            <span class="tok-keyword">SELECT</span> <span class="tok-method">COUNT</span>(<span class="tok-operator">*</span>) <span class="tok-comment">-- all</span>
            <span class="tok-keyword">FROM</span> t <span class="tok-keyword">WHERE</span> a <span class="tok-operator">&lt;</span> <span class="tok-string">'b'</span>
            """
    )]
    [InlineData(
        "yml",
        "a: [1, true] # b",
        """
            <span class="tok-property">a</span><span class="tok-punctuation">:</span> <span class="tok-punctuation">[</span><span class="tok-number">1</span><span class="tok-punctuation">,</span> <span class="tok-keyword">true</span><span class="tok-punctuation">]</span> <span class="tok-comment"># b</span>
            """
    )]
    [InlineData(
        "python",
        "\"\"\"a\nb\"\"\"\ndef f(x): return not x",
        """"
            <span class="tok-string">"""a</span>
            <span class="tok-string">b"""</span>
            <span class="tok-keyword">def</span> <span class="tok-method">f</span><span class="tok-punctuation">(</span><span class="tok-parameter">x</span><span class="tok-punctuation">):</span> <span class="tok-control">return</span> <span class="tok-keyword">not</span> x
            """"
    )]
    [InlineData("text", "a < b & \"c\"", "a &lt; b &amp; \"c\"")]
    public async Task A_listing_has_the_token_classes_of_a_cell(string language, string code, string expected)
    {
        var result = await real.OneAsync(new ListingRequest(language, code));
        result.Error.ShouldBeNull();
        result.Markup.ShouldBe(expected);
    }

    [Fact]
    public async Task Line_ends_make_no_difference()
    {
        var lf = await real.OneAsync(new ListingRequest("python", "x = 1\ny = 2"));
        var crlf = await real.OneAsync(new ListingRequest("python", "x = 1\r\ny = 2"));
        crlf.Markup.ShouldBe(lf.Markup);
    }

    [Fact]
    public async Task Every_language_that_an_author_may_name_is_highlighted()
    {
        foreach (var name in ListingLanguages.Names)
        {
            var result = await real.OneAsync(new ListingRequest(name, "a: 1\nb = \"2\" # <c>"));
            result.Error.ShouldBeNull(name);
            result.Markup.ShouldContain("&lt;", customMessage: name);
            result.Markup.ShouldNotContain("style=", Case.Insensitive, name);
        }
    }

    [Theory]
    [InlineData("pyton", "did you mean `python`?")]
    [InlineData("brainfuck", "use one of bash, c, c++, cpp, cs, csharp, ")]
    public async Task An_unknown_language_is_a_diagnostic_with_a_remedy(string language, string help)
    {
        var note = new SourceText("note.md", $"```{language}\nx\n```\n");
        var request = new ListingRequest(language, "x");
        var result = await real.OneAsync(request);
        var diagnostic = TypesettingDiagnostics.For(request, result, note.Span(3, language.Length));
        diagnostic.ToString().ShouldStartWith($"note.md:1:4: error TYPE103: unknown language `{language}`");
        diagnostic.Help.ShouldStartWith(help);
    }
}
