using MlMath.SiteGen.Snippets.Formatting;

namespace MlMath.SiteGen.Tests.Formatting;

public class ClosedCodeTests
{
    [Theory]
    [InlineData("x", "x;")]
    [InlineData("x;", "x;")]
    [InlineData("x // the last", "x; // the last")]
    [InlineData("var y = 1; // => 1\nx // => 2\n-y // => -1", "var y = 1; // => 1\nx; // => 2\n-y; // => -1")]
    [InlineData("a * b", "a * b;")]
    [InlineData("foreach (var i in xs)\n{\n    i // => 1\n}", "foreach (var i in xs)\n{\n    i; // => 1\n}")]
    [InlineData("var s = \"x // => 1\"; // x // => 1", "var s = \"x // => 1\"; // x // => 1")]
    [InlineData("class C { }\n// no more", "class C { }\n// no more")]
    public void Missing_semicolons_are_put_in_and_taken_out_again(string code, string closed)
    {
        var made = ClosedCode.Of(code).ShouldNotBeNull();
        made.Text.ShouldBe(closed);
        made.Open(made.Text).ShouldBe(code);
    }

    [Theory]
    [InlineData("var x = ;")]
    [InlineData("f(")]
    [InlineData("}")]
    public void What_is_not_code_is_left_alone(string code) => ClosedCode.Of(code).ShouldBeNull();

    [Fact]
    public void Semicolons_are_found_again_in_another_layout() =>
        ClosedCode
            .Of("for(;;){f(a,b) // => 1\n;}g(1)")!
            .Open("for (; ; )\n{\n    f(\n        a,\n        b\n    ); // => 1\n    ;\n}\ng(1);\n")
            .ShouldBe("for (; ; )\n{\n    f(\n        a,\n        b\n    ) // => 1\n    ;\n}\ng(1)\n");

    [Fact]
    public void A_product_is_no_pointer() =>
        ClosedCode
            .Of("{\n    A * b // => 2\n}")!
            .Open("{\n    A* b; // => 2\n}\n")
            .ShouldBe("{\n    A * b // => 2\n}\n");

    [Theory]
    [InlineData("x;;\n")]
    [InlineData("x\n")]
    public void A_text_with_other_semicolons_is_refused(string formatted) =>
        ClosedCode.Of("x")!.Open(formatted).ShouldBeNull();
}
