using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

/// <summary>One real Node process for the tests that only ask it for markup.</summary>
public sealed class RealTypesetter : IAsyncLifetime
{
    public NodeTypesetter Typesetter { get; } = new(TypesetterBundle.BesideProgram);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await Typesetter.DisposeAsync();

    public async Task<Typeset> OneAsync(TypesetRequest request) => (await Typesetter.RunAsync([request], default))[0];
}

public sealed class FormulaTests(RealTypesetter real) : IClassFixture<RealTypesetter>
{
    [Fact]
    public async Task A_formula_is_html_and_mathml_with_classes_for_its_inline_styles()
    {
        var result = await real.OneAsync(new FormulaRequest(@"\x_1", DisplayMode: false));

        result.Error.ShouldBeNull();
        result.Markup.ShouldBe(
            """<span class="katex"><span class="katex-mathml"><math xmlns="http://www.w3.org/1998/Math/MathML"><semantics><mrow><msub><mi mathvariant="bold">x</mi><mn>1</mn></msub></mrow><annotation encoding="application/x-tex">\x_1</annotation></semantics></math></span><span class="katex-html" aria-hidden="true"><span class="katex-base"><span class="katex-strut ks-heightC0_5944emSvertical-alignC-0_15em"></span><span class="mord"><span class="mord mathbf">x</span><span class="msupsub"><span class="vlist-t vlist-t2"><span class="vlist-r"><span class="vlist ks-heightC0_3011em"><span class="ks-topC-2_55emSmargin-leftC0emSmargin-rightC0_05em"><span class="pstrut ks-heightC2_7em"></span><span class="katex-sizing reset-size6 size3 mtight"><span class="mord mtight">1</span></span></span></span><span class="vlist-s">ZWSP</span></span><span class="vlist-r"><span class="vlist ks-heightC0_15em"><span></span></span></span></span></span></span></span></span></span>""".Replace(
                "ZWSP",
                "\u200b"
            )
        );
        FormulaStyles
            .ToCss(result.Rules)
            .ShouldBe(
                """
                .ks-heightC0_15em{height:0.15em!important}
                .ks-heightC0_3011em{height:0.3011em!important}
                .ks-heightC0_5944emSvertical-alignC-0_15em{height:0.5944em!important;vertical-align:-0.15em!important}
                .ks-heightC2_7em{height:2.7em!important}
                .ks-topC-2_55emSmargin-leftC0emSmargin-rightC0_05em{top:-2.55em!important;margin-left:0em!important;margin-right:0.05em!important}

                """
            );
    }

    [Fact]
    public async Task Display_mode_is_a_block()
    {
        var result = await real.OneAsync(new FormulaRequest("a", DisplayMode: true));
        result.Markup.ShouldStartWith("""<span class="katex-display">""");
        result.Markup.ShouldContain("""display="block">""");
    }

    [Theory]
    [InlineData(@"\frac{a}{b} + \sqrt[3]{\frac12}")]
    [InlineData(@"\begin{bmatrix} 1 & 0 \\ 0 & 1 \end{bmatrix}")]
    [InlineData(@"\begin{array}{c|c} a & b \\ \hline c & d \end{array}")]
    [InlineData(@"\overbrace{a+b}^{n} \xrightarrow{\text{long arrow}} \widehat{abc}")]
    [InlineData(@"\cancel{a} \boxed{b} \colorbox{yellow}{c} \color{red} d \fcolorbox{red}{blue}{e}")]
    [InlineData(@"\rule{1em}{2em} \phase{x} \underline{y} \raisebox{1em}{z} \smash{w}")]
    [InlineData(@"\begin{CD} A @>a>> B \\ @VbVV @AAcA \\ C @= D \end{CD}")]
    [InlineData(@"\text{style=""a""} < \text{b}")]
    public async Task No_style_attribute_is_left_and_each_class_has_its_rule(string tex)
    {
        var result = await real.OneAsync(new FormulaRequest(tex, DisplayMode: true));

        result.Error.ShouldBeNull();
        result.Markup.ShouldNotMatch("""<[^>]*\sstyle\s*=""");
        Regex
            .Matches(result.Markup, @"ks-[\w-]+", RegexOptions.NonBacktracking)
            .Select(m => m.Value)
            .Distinct()
            .ShouldBe(result.Rules.Select(r => r.Class));
        result.Rules.ShouldAllBe(r => !r.Declarations.Contains('"') && !r.Declarations.EndsWith(';'));
    }

    [Fact]
    public void The_style_sheet_has_each_class_once_sorted_and_beats_other_rules() =>
        FormulaStyles
            .ToCss([new("ks-b", "top:-3em;height:1em"), new("ks-a", "top:0"), new("ks-b", "top:-3em;height:1em")])
            .ShouldBe(".ks-a{top:0!important}\n.ks-b{top:-3em!important;height:1em!important}\n");

    [Theory]
    [InlineData(@"a + \foo{b}", 4, @"undefined control sequence `\foo`")]
    [InlineData(@"{a", 2, "expected `}`, got the end of the formula")]
    [InlineData(@"\frac{1}", 8, "unexpected end of input in a macro argument, expected `}`")]
    [InlineData(@"x \href{http://a.example}{y}", 2, @"the command `\href` is not allowed")]
    [InlineData("aй", 1, "unicode text character `й` used in math mode")]
    [InlineData("50% off", 2, @"`%` starts a comment: write `\%`")]
    [InlineData(@"\begin{align} a \end{align}", 6, "the environment `align` can be used only in display mode")]
    [InlineData("x^2^3", 3, "double superscript")]
    public async Task A_mistake_is_named_with_its_offset(string tex, int offset, string error)
    {
        var result = await real.OneAsync(new FormulaRequest(tex, DisplayMode: false));
        (result.ErrorOffset, result.Error).ShouldBe((offset, error));
        result.Markup.ShouldBe("");
    }

    [Fact]
    public async Task A_mistake_is_shown_at_the_notes_own_line_and_column()
    {
        var note = new SourceText("note.md", "Let\n> $$\n> a + \\foo\n> $$\n");
        var tex = new MappedCode(note, [("", 8), ("a + \\foo", 11), ("", 22)]);
        var result = await real.OneAsync(new FormulaRequest(tex.Text, DisplayMode: true));

        TypesettingDiagnostics
            .InvalidFormula(tex, result)
            .ToString()
            .ShouldBe(
                """
                note.md:3:7: error TYPE101: the formula is not valid TeX: undefined control sequence `\foo`
                    help: KaTeX's supported commands are at katex.org/docs/supported, the site's own on its notation page
                """
            );

        var inline = new SourceText("note.md", "So $x + \\foo$.");
        var request = new FormulaRequest("x + \\foo", DisplayMode: false);
        var diagnostic = TypesettingDiagnostics.For(request, await real.OneAsync(request), inline.Span(4, 8));
        diagnostic.Span.ToString().ShouldBe("note.md:1:9");
        diagnostic.Span.Text.ShouldBe("\\foo");
    }

    [Fact]
    public async Task Endless_nesting_is_an_error_and_the_process_lives()
    {
        var deep = new FormulaRequest(new string('{', 200_000), DisplayMode: false);
        var results = await real.Typesetter.RunAsync([deep, new FormulaRequest("a", DisplayMode: false)], default);
        results[0].Error.ShouldBe("the formula is nested too deeply");
        results[0].Stopped.ShouldBeFalse();
        results[1].Error.ShouldBeNull();
    }

    [Fact]
    public async Task A_definition_in_one_formula_is_unknown_to_the_next()
    {
        var results = await real.Typesetter.RunAsync(
            [new FormulaRequest(@"\gdef\mine{1}\mine", true), new FormulaRequest(@"\mine", true)],
            default
        );
        results[0].Error.ShouldBeNull();
        results[1].Error.ShouldBe(@"undefined control sequence `\mine`");
    }

    [Fact]
    public async Task Every_macro_of_the_notation_works()
    {
        foreach (var macro in Notation.Macros)
        {
            var letters = macro.Letters?.Select(l => l.ToString()) ?? [""];
            var arguments = Enumerable.Range(1, 2).Where(i => macro.Tex.Contains($"#{i}")).Select(_ => "{A}");
            foreach (var letter in letters)
            {
                var tex = $"{{A}}{macro.Macro}{letter}{string.Concat(arguments)}";
                var result = await real.OneAsync(new FormulaRequest(tex, DisplayMode: false));
                result.Error.ShouldBeNull(tex);
            }
        }
    }

    [Fact]
    public async Task A_second_process_and_another_order_give_the_same_bytes()
    {
        FormulaRequest[] requests =
        [
            .. new[] { @"\frac12", @"\sqrt{\x}", @"\mA\T", @"\norm{\vv}_2" }.Select(t => new FormulaRequest(t, true)),
        ];
        await using var other = new NodeTypesetter(TypesetterBundle.BesideProgram);
        var first = await real.Typesetter.RunAsync(requests, default);
        var second = await other.RunAsync([.. requests.Reverse()], default);
        second.Reverse().Select(TypesetterProtocol.Write).ShouldBe(first.Select(TypesetterProtocol.Write));
    }
}
