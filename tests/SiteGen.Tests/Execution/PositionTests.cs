using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>Every message points at the author's own text, whatever was put into the code to run it.</summary>
[Collection("workers")]
public sealed class PositionTests(WorkersFixture workers)
{
    [Theory]
    [InlineData("var x = 1;\nint y = «nope»;", "CS0103")]
    [InlineData("1 + 1 // => 2\nint y = «nope»; // => 3", "CS0103")]
    [InlineData("var s = \"// => 1\"; // => 1\nint y = 1 + «nope» // => 3", "CS0103")]
    [InlineData("\tint y = «\"a\"»; // => 3", "CS0029")]
    [InlineData("«System.Console.WriteLine()»; // => 3", "VALUE")]
    [InlineData("var x = 1«»", "CS1002")]
    public async Task A_compiler_error_stands_at_its_word(string marked, string id)
    {
        var start = marked.IndexOf('«');
        var end = marked.IndexOf('»') - 1;
        var code = marked.Replace("«", "").Replace("»", "");

        var run = (await workers.RunAsync(Cells.Run(code)))[0];

        run.Status.ShouldBe(SnippetStatus.DidNotCompile);
        var message = run.Messages.ShouldHaveSingleItem();
        (message.Id, message.Start, message.Start + message.Length).ShouldBe((id, start, end));
    }

    [Fact]
    public async Task A_void_expression_has_no_value_to_check()
    {
        var run = (await workers.RunAsync(Cells.Run("System.Console.WriteLine(); // => 3")))[0];

        run.Messages[0].Message.ShouldBe("`// =>` stands behind an expression that has no value");
    }

    [Fact]
    public async Task A_position_is_the_files_own_through_indentation_and_tabs()
    {
        // A cell in a list item: two tabs of indentation have been taken off each line.
        var source = new SourceText("note.md", "- item\n\n\t\tvar x = 1;\n\t\t\tint y = nope; // => 2\n");
        var snippet = Cells.Run("") with
        {
            Code = new MappedCode(source, [("var x = 1;", 10), ("\tint y = nope; // => 2", 23)]),
        };

        var run = (await workers.RunAsync(snippet))[0];

        var span = snippet.Code.Span(run.Messages[0].Start, run.Messages[0].Length);
        (span.Line, span.Column, span.Text).ShouldBe((4, 12, "nope"));
    }

    [Theory]
    [InlineData("var a = new int[1];\n\n  a[0] = 1; «a[1] = 2;»")]
    [InlineData("int F(int n)\n{\n    «return 1 / n;»\n}\nvar x = F(1); // => 1\nF(0) // => 2")]
    [InlineData(
        "int F(int[] a, int i)\n{\n    var x = 1;\n    «return a[i] + x;»\n}\nvar x = F(new int[1], 0);\nF(new int[1], 1);"
    )]
    [InlineData("string s = null;\nvar n = 1;\n«n += s.Length;»\nn++;")]
    [InlineData("for (var i = 3; i >= 0; i--)\n{\n    «var y = 1 / i;»\n}")]
    [InlineData("5 // => 5\n6 // => 6\n  «throw new System.Exception(\"no\");»")]
    [InlineData("using System.Linq;\nvar xs = new[] { 1, 0 }.Select(i => «1 / i»).ToList();")]
    [InlineData("await System.Threading.Tasks.Task.Yield();\n«throw new System.Exception(\"no\");»")]
    public async Task An_exception_stands_at_the_statement_that_threw(string marked)
    {
        var start = marked.IndexOf('«');
        var code = marked.Replace("«", "").Replace("»", "");

        var run = (await workers.RunAsync(Cells.Run(code)))[0];

        run.Status.ShouldBe(SnippetStatus.Threw);
        run.Exception!.Start.ShouldBe(start);
    }

    [Fact]
    public async Task An_exception_in_an_earlier_cells_function_stands_at_the_call()
    {
        var runs = await workers.RunAsync(
            Cells.Run("class MyError : System.Exception; int F(int n) => n > 0 ? n : throw new MyError();"),
            Cells.Run("var x = 1;\nF(x);\nF(-x);")
        );

        runs[1].Exception!.Type.ShouldBe("MyError");
        runs[1].Exception!.Start.ShouldBe("var x = 1;\nF(x);\n".Length);
    }
}
