using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>What the names in cells stand for, and what variables held.</summary>
[Collection("workers")]
public sealed class SymbolTests(WorkersFixture workers)
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.Linq; using MathNet.Numerics.LinearAlgebra;
        using MlMath.Notebook; using static System.Math; using static MlMath.Notebook.Shorthand;

        """;

    [Fact]
    public async Task A_name_stands_for_its_declaration_and_a_library_says_where_it_documents_it()
    {
        var run = (
            await workers.RunAsync(
                Cells.Run(
                    Usings
                        + """
                        record Point(double X);
                        var S = Mat([0.8, 0.2], [0.2, 0.5]);
                        double Half(double n) => n / 2;
                        var ys = new[] { 1.0, 2 }.Select(x => Half(x)).ToArray();
                        S.L2Norm() + PI // => 4.09
                        """
                )
            )
        )[0].ShouldBeOk();

        var texts = run.Symbols.Select(s => $"{s.Text} | {s.DocumentationId}").ToList();
        texts.ShouldContain("record Point | ");
        texts.ShouldContain("Matrix<double> S | ");
        texts.ShouldContain("double Half(double n) | ");
        texts.ShouldContain("double x | ");
        texts.ShouldContain(
            "Matrix<double> Shorthand.Mat(params double[][] rows) | M:MlMath.Notebook.Shorthand.Mat(System.Double[][])"
        );
        texts.ShouldContain("double Matrix<double>.L2Norm() | M:MathNet.Numerics.LinearAlgebra.Matrix`1.L2Norm");
        texts.ShouldContain("double Math.PI = 3.141592653589793 | F:System.Math.PI");
        texts.ShouldContain(t =>
            t.EndsWith("M:System.Linq.Enumerable.ToArray``1(System.Collections.Generic.IEnumerable{``0})")
        );
        texts.ShouldNotContain(t => t.Contains("RecordedValue") || t.Contains("Submission"));
    }

    [Theory]
    [InlineData("1.0 / 3", "0.333333")]
    [InlineData("1e-17", "0 to within 1e-13")]
    [InlineData("1f / 3", "0.33333")]
    [InlineData("12345678", "12345678")]
    [InlineData("\"a\\nb\"", "\"a⏎b\"")]
    [InlineData("new string('a', 100)", "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa…\"")]
    [InlineData("(1, true, 'c')", "(1, true, 'c')")]
    [InlineData("Vec(1, 1e-18, 3)", "[1, 0, 3]")]
    [InlineData("Enumerable.Range(0, 30).ToArray()", "[0, 1, 2, 3, 4, 5, 6, 7, …], 30 entries")]
    [InlineData("new double[,] { { 1, 2 }, { 3, 4 }, { 5, 6 }, { 7, 8 } }", "4 × 2: [[1, 2], [3, 4], [5, 6], …]")]
    [InlineData("new double[0]", "[]")]
    [InlineData("new List<string> { \"a\" }", "[\"a\"]")]
    [InlineData("new Dictionary<string, int> { [\"a\"] = 1 }", "{\"a\": 1}")]
    [InlineData("new System.Numerics.Complex(1, -2)", "1 − 2i")]
    [InlineData("MlMath.Engine.Tensors.Tensor.Vector(1, 2)", "tensor (2): [1, 2]")]
    [InlineData("(string)null", "null")]
    [InlineData("DayOfWeek.Friday", "Friday")]
    public async Task A_value_is_told_in_a_line(string expression, string told)
    {
        (await ValueOf($"var it = {expression};")).ShouldBe(told);
    }

    [Theory]
    [InlineData("IEnumerable<int> it = Enumerable.Range(0, 3).Select(i => { Console.Write(i); return i; });")]
    [InlineData("Func<int, int> it = i => i;")]
    [InlineData("var it = Plot.Line(new[] { 1.0, 2 });")]
    [InlineData("class Loud { public override string ToString() => throw new Exception(); } var it = new Loud();")]
    [InlineData("var it = Environment.CurrentDirectory;")]
    [InlineData("var it = System.IO.Path.GetFullPath(\"x\");")]
    [InlineData("var it = DateTime.Now.Ticks;")]
    [InlineData("var clock = System.Diagnostics.Stopwatch.StartNew(); var it = clock.Elapsed.TotalSeconds;")]
    public async Task What_runs_code_names_the_machine_or_comes_from_a_clock_is_not_told(string code)
    {
        (await ValueOf(code)).ShouldBeNull();
    }

    [Fact]
    public async Task A_record_is_told_by_what_it_stores_and_none_of_its_code_runs()
    {
        (
            await ValueOf(
                """
                record Point(double X, int[] Ys) { public override string ToString() => throw new Exception(); }
                var it = new Point(1.5, [1, 2]);
                """
            )
        ).ShouldBe("Point { X = 1.5, Ys = [1, 2] }");
    }

    [Fact]
    public async Task Each_cell_tells_the_values_at_its_own_end()
    {
        var runs = await workers.RunAsync(
            Cells.Run("var x = 1;"),
            Cells.Run("x = 2;"),
            Cells.Throws("x = 3; throw new System.Exception();", "Exception"),
            Cells.Fails("x = \"four\";", "CS0029"),
            Cells.Run("var x = 5.5;")
        );

        runs.Select(r => r.Symbols.Single(s => s.Text.EndsWith(" x", StringComparison.Ordinal)).Value)
            .ShouldBe(["1", "2", "2", "2", "5.5"]);
    }

    [Fact]
    public async Task What_a_clock_touched_stays_untold_in_later_cells_until_it_is_declared_anew()
    {
        var runs = await workers.RunAsync(
            Cells.Run("var times = new System.Collections.Generic.List<long>(); var n = 3;"),
            Cells.Run("times.Add(System.Environment.TickCount64);"),
            Cells.Run("var later = times[0] + n;"),
            Cells.Run("var times = n;"),
            Cells.Run("var free = times + 1;")
        );

        Value(0, "n").ShouldBe("3");
        Value(1, "times").ShouldBeNull();
        Value(2, "later").ShouldBeNull();
        Value(2, "n").ShouldBe("3");

        string? Value(int cell, string name) =>
            runs[cell].ShouldBeOk().Symbols.Single(s => s.Text.EndsWith($" {name}", StringComparison.Ordinal)).Value;
    }

    private async Task<string?> ValueOf(string code)
    {
        var run = (await workers.RunAsync(Cells.Run(Usings + code)))[0].ShouldBeOk();
        return run.Symbols.Last(s => s.Text.EndsWith(" it", StringComparison.Ordinal)).Value;
    }
}
