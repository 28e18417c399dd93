using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Execution;

[Collection("workers")]
public sealed class ValueTests(WorkersFixture workers)
{
    [Theory]
    [InlineData("1 + 1 // => 2", "2")]
    [InlineData("1 + 1; // => 2", "2")]
    [InlineData("var x = 0.1 + 0.2; // => 0.3", "0.30000000000000004")]
    [InlineData("int x; x = 4; // => 4", "4")]
    [InlineData("var x = 1; x++; // => 2", "2")]
    [InlineData("var (q, r) = (7 / 2, 7 % 2); // => (3, 1)", "(3, 1)")]
    [InlineData("new[] { 1, 2, 3 } // => [1, 2, 3]", "[1, 2, 3]")]
    [InlineData("1 < 2 // => true", "true")]
    [InlineData(
        "int a = 2, b = 3, c = 4;\na * b // => 6\na * b * c // => 24\na * b + c; // => 10\na * b == c // => false",
        "6",
        "24",
        "10",
        "false"
    )]
    [InlineData("int a = 2, b = 3;\n{\n    a * b; // => 6\n    a < b // => true\n}", "6", "true")]
    [InlineData("\"a\" + 1 // => a1", "a1")]
    [InlineData("(object)null // => null", "null")]
    [InlineData("await System.Threading.Tasks.Task.FromResult(3) // => 3", "3")]
    [InlineData("1 // => 1\n-2 // => -2\n[1].Length // =>", "1", "-2")]
    [InlineData("1 // => 1\n(2) // => 2", "1", "2")]
    [InlineData("for (var i = 0; i < 3; i++) { i * i; // => 0\n }", "0|1|4")]
    [InlineData("var n = 0;\nwhile (n < 3)\n    n++; // => 3", "1|2|3")]
    [InlineData("int F(int n)\n{\n    return n * n; // => 4\n}\nF(2); F(3);", "4|9")]
    [InlineData("foreach (var i in new[] { 1, 2 })\n{\n    var y = i * 2; // => 2\n}", "2|4")]
    [InlineData("if (false)\n{\n    var y = 2; // => 2\n}", "")]
    [InlineData("System.Func<int, int> f = n => { var m = n + 1; // => 2\n return m; }; f(1); f(2);", "2|3")]
    public async Task Values_are_recorded_at_each_evaluation(string code, params string[] values)
    {
        // The third line of one case is no expression on its own: its check is left out.
        code = code.Replace("\n[1].Length // =>", "");

        var run = (await workers.RunAsync(Cells.Run(code)))[0].ShouldBeOk();

        run.Values.Select(v => string.Join('|', v.Actual)).ShouldBe(values);
        run.Text().ShouldBe("");
        foreach (var value in run.Values)
        {
            code.Substring(value.Start, value.Length).ShouldBe(value.Expected);
            code[..value.Start].ShouldEndWith("// => ");
        }
    }

    [Fact]
    public async Task A_comment_in_a_string_is_text()
    {
        var run = (await workers.RunAsync(Cells.Run("var s = \"1 // => 2\";\nvar t = @\"\n1 // => 2\n\";")))[0]
            .ShouldBeOk();

        run.Values.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("// => 3")]
    [InlineData("var x = 1;\n// => 3")]
    [InlineData("for (var i = 0; i < 3; i++) { // => 3\n }")]
    [InlineData("if (true) // => 3\n{ }")]
    [InlineData("class C { int F() { return 1; // => 1\n } }")]
    [InlineData("static int F() { return 1; // => 1\n }")]
    [InlineData("using System; // => 1")]
    public async Task A_comment_behind_no_value_is_a_mistake(string code)
    {
        var run = (await workers.RunAsync(Cells.Run(code)))[0];

        run.Status.ShouldBe(SnippetStatus.DidNotCompile);
        var message = run.Messages.ShouldHaveSingleItem();
        message.Id.ShouldBe("VALUE");
        code.Substring(message.Start, message.Length).ShouldStartWith("// =>");
    }

    [Fact]
    public async Task A_checked_last_expression_is_not_printed_and_an_unchecked_one_is()
    {
        var runs = await workers.RunAsync(Cells.Run("1 + 1 // => 2"), Cells.Run("1 + 1"), Cells.Run("1 + 1;"));

        runs.Select(r => r.Text()).ShouldBe(["", "2\n", ""]);
    }

    [Fact]
    public async Task Values_before_an_exception_are_kept()
    {
        var run = (await workers.RunAsync(Cells.Throws("1 // => 1\nthrow new System.Exception(); ", "Exception")))[0];

        run.ShouldBeOk().Values[0].Actual.ShouldBe(["1"]);
    }
}
