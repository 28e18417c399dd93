using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Execution;

[Collection("workers")]
public sealed class HighlightTests(WorkersFixture workers)
{
    [Fact]
    public async Task Each_word_has_the_kind_that_the_compiler_sees()
    {
        const string Code = """
            using System; // => not a value
            record Point(double X);
            var p = new Point(1.5);
            double Half(double n) => n / 2;
            if (p.X > 1) { Console.WriteLine($"{Half(p.X)} is"); }
            Math.PI + Half(p.X) // => 3.89
            """;

        var run = (await workers.RunAsync(Cells.Run(Code.Replace("// => not a value", "// a note"))))[0].ShouldBeOk();

        var code = Code.Replace("// => not a value", "// a note");
        var words = run.Tokens.Where(t => t.Kind is not ("punctuation" or "operator"));
        string.Join(' ', words.Select(t => $"{t.Kind}:{code.Substring(t.Start, t.Length).Replace(' ', '_')}"))
            .ShouldBe(
                "keyword:using namespace:System comment://_a_note keyword:record type:Point keyword:double property:X "
                    + "keyword:var local:p keyword:new type:Point number:1.5 keyword:double method:Half keyword:double parameter:n "
                    + "parameter:n number:2 control:if local:p property:X number:1 type:Console method:WriteLine string:$\" "
                    + "method:Half local:p property:X string:_is string:\" type:Math field:PI method:Half local:p property:X "
                    + "comment://_=>_3.89"
            );
        run.Tokens.Zip(run.Tokens.Skip(1)).ShouldAllBe(p => p.First.Start + p.First.Length <= p.Second.Start);
    }

    [Fact]
    public async Task A_cell_that_does_not_compile_is_coloured_too()
    {
        var run = (await workers.RunAsync(Cells.Fails("int n = \"a\";", "CS0029")))[0].ShouldBeOk();

        run.Tokens.Select(t => t.Kind).ShouldBe(["keyword", "local", "operator", "string", "punctuation"]);
    }

    [Fact]
    public async Task Names_of_earlier_cells_namespaces_and_members_are_told_apart()
    {
        const string Code =
            "var z = System.Numerics.Complex.One;\nvar total = xs.Where(x => x > limit).Select(Twice).Count() + z.Real;\nShow(new C { Size = Kind.Big.ToString().Length }.Size);";

        var runs = await workers.RunAsync(
            Cells.Run(
                "using System.Linq;\nint[] xs = [1, 2]; int limit = 1; int Twice(int n) => 2 * n; class C { public int Size; } enum Kind { Big }"
            ),
            Cells.Run(Code)
        );

        var words = runs[1].ShouldBeOk().Tokens.Where(t => t.Kind is not ("punctuation" or "operator" or "keyword"));
        string.Join(' ', words.Select(t => $"{t.Kind}:{Code.Substring(t.Start, t.Length)}"))
            .ShouldBe(
                "local:z namespace:System namespace:Numerics type:Complex field:One local:total local:xs method:Where parameter:x "
                    + "parameter:x local:limit method:Select method:Twice method:Count local:z property:Real method:Show "
                    + "type:C property:Size type:Kind field:Big method:ToString property:Length property:Size"
            );
    }
}
