using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

[Collection("workers")]
public sealed class StateTests(WorkersFixture workers)
{
    private const string Usings = "using System; using System.Linq; using System.Collections.Generic;\n";

    [Fact]
    public async Task A_note_that_is_replayed_with_the_cells_that_it_had_begins_from_nothing()
    {
        await using var pool = new WorkerPool(new() { Jobs = 1 });
        var first = Cells.Run(
            "class Counter { public static int N; } var list = new System.Collections.Generic.List<int>();"
        );
        var second = Cells.Run("Counter.N += 1; list.Add(Counter.N); list.Count");

        foreach (var last in new[] { "list.Count + Counter.N", "10 * list.Count", "list.Count + Counter.N" })
        {
            var runs = await pool.RunAsync(Cells.Chain(first, second, Cells.Run(last)), CancellationToken.None);
            runs.Select(r => r.ShouldBeOk().Text()).Skip(1).ShouldBe(["1\n", last.StartsWith('1') ? "10\n" : "2\n"]);
        }

        var changed = Cells.Run(
            "class Counter { public static int N = 5; } var list = new System.Collections.Generic.List<int>();"
        );
        var again = await pool.RunAsync(Cells.Chain(changed, second, Cells.Run("Counter.N")), CancellationToken.None);
        again[2].ShouldBeOk().Text().ShouldBe("6\n");
    }

    [Fact]
    public async Task Variables_types_and_usings_reach_later_cells()
    {
        var runs = await workers.RunAsync(
            Cells.Run(Usings + "var x = 20; record P(int A); int Twice(int n) => 2 * n;"),
            Cells.Run("Console.WriteLine(Twice(x) + new P(2).A);"),
            Cells.Run("x + 1")
        );

        runs[1].ShouldBeOk().Text().ShouldBe("42\n");
        runs[2].ShouldBeOk().Text().ShouldBe("21\n");
    }

    [Fact]
    public async Task Nothing_flows_from_one_note_to_the_next()
    {
        await workers.RunAsync(Cells.Run("var x = 1;"));

        var runs = await workers.RunAsync(Cells.Run("x"));

        runs[0].Status.ShouldBe(SnippetStatus.DidNotCompile);
        runs[0].Messages[0].Id.ShouldBe("CS0103");
    }

    [Fact]
    public async Task A_failed_cell_stops_the_note_until_a_reset()
    {
        var runs = await workers.RunAsync(
            Cells.Run("var x = 1;"),
            Cells.Run("throw new System.Exception(\"no\");"),
            Cells.Run("x"),
            Cells.Reset("var y = 5; y"),
            Cells.Run("y + 1"),
            Cells.Run("x")
        );

        runs.Select(r => r.Status)
            .ShouldBe(
                [
                    SnippetStatus.Ok,
                    SnippetStatus.Threw,
                    SnippetStatus.NotRun,
                    SnippetStatus.Ok,
                    SnippetStatus.Ok,
                    SnippetStatus.DidNotCompile,
                ]
            );
        runs[4].Text().ShouldBe("6\n");
    }

    [Fact]
    public async Task A_cell_that_must_fail_leaves_nothing()
    {
        var runs = await workers.RunAsync(
            Cells.Run("var x = 1;"),
            Cells.Fails("int y = 3; string s = x;", "CS0029"),
            Cells.Run("int y = 2; x + y")
        );

        runs[1].ShouldBeOk().Messages.ShouldHaveSingleItem().Start.ShouldBe("int y = 3; string s = ".Length);
        runs[2].ShouldBeOk().Text().ShouldBe("3\n");
    }

    [Fact]
    public async Task A_cell_that_must_throw_is_undone()
    {
        var runs = await workers.RunAsync(
            Cells.Run(
                Usings
                    + "var n = 1; var list = new List<int> { 1 }; double[] a = [1, 2]; var rng = new Random(1); class C { public static int S = 1; }"
            ),
            Cells.Sql("create table t (a); insert into t values (1);"),
            Cells.Throws(
                "n = 9; list.Add(2); a[0] = 7; rng.Next(); C.S = 4; var c = Db.CreateCommand(); c.CommandText = \"delete from t\"; c.ExecuteNonQuery();\n"
                    + "throw new ArgumentException(\"no\");",
                "ArgumentException"
            ),
            Cells.Run("Console.WriteLine($\"{n} {list.Count} {a[0]} {C.S} {rng.Next() == new Random(1).Next()}\");"),
            Cells.Sql("select count(*) as n from t")
        );

        runs[2].ShouldBeOk().Exception!.Type.ShouldBe("System.ArgumentException");
        runs[3].ShouldBeOk().Text().ShouldBe("1 1 1 1 True\n");
        ((MlMath.Notebook.TableDisplay)runs[4].ShouldBeOk().Outputs[0].Display!).Rows[0][0].ShouldBe("1");
    }

    [Fact]
    public async Task A_cell_that_throws_something_else_says_so()
    {
        var runs = await workers.RunAsync(
            Cells.Throws("throw new System.InvalidOperationException(\"no\");", "ArgumentException"),
            Cells.Throws("1 + 1", "ArgumentException")
        );

        runs[0].Status.ShouldBe(SnippetStatus.Threw);
        runs[1].ShouldBeOk().Exception.ShouldBeNull();
    }

    [Fact]
    public async Task A_cell_that_is_not_run_is_still_compiled()
    {
        var runs = await workers.RunAsync(Cells.NoRun("System.Environment.Exit(1);"), Cells.NoRun("nonsense"));

        runs[0].ShouldBeOk();
        runs[1].Status.ShouldBe(SnippetStatus.DidNotCompile);
    }

    [Fact]
    public async Task Only_wanted_cells_carry_tokens_and_only_needed_ones_are_replayed()
    {
        var chain = Cells.Chain(
            Cells.Run("var gone = 1;"),
            Cells.Reset("var x = 1;"),
            Cells.Throws("throw new System.Exception();", "Exception"),
            Cells.Run("x + 1")
        ) with
        {
            FirstWanted = 3,
        };

        var runs = await workers.Pool.RunAsync(chain, CancellationToken.None);

        runs.Select(r => r.Status)
            .ShouldBe([SnippetStatus.NotRun, SnippetStatus.Ok, SnippetStatus.NotRun, SnippetStatus.Ok]);
        runs[1].Tokens.ShouldBeEmpty();
        runs[3].Tokens.ShouldNotBeEmpty();
        runs[3].Text().ShouldBe("2\n");
    }

    [Theory]
    [InlineData("")]
    [InlineData("// only a comment")]
    [InlineData("using System.Linq;")]
    [InlineData("int F() => 1;")]
    public async Task A_cell_may_do_nothing(string code)
    {
        var runs = await workers.RunAsync(
            Cells.Run("var x = 1;"),
            Cells.Run(code),
            Cells.Run("var y = 2;"),
            Cells.Run("x + y")
        );

        runs[1].ShouldBeOk().Outputs.ShouldBeEmpty();
        runs[3].ShouldBeOk().Text().ShouldBe("3\n");
    }

    [Fact]
    public async Task A_product_is_shown_like_any_last_expression()
    {
        var runs = await workers.RunAsync(Cells.Run("int a = 2, b = 3;"), Cells.Run("a * b"));

        runs[1].ShouldBeOk().Text().ShouldBe("6\n");
    }

    [Fact]
    public async Task The_same_cells_give_the_same_bytes_whatever_ran_before_and_however_many_workers_there_are()
    {
        var chain = Cells.Chain(
            Cells.Run(
                Usings + "record P(int A);\nvar p = new P(1); // => P { A = 1 }\nConsole.WriteLine(p.GetType());"
            ),
            Cells.Run("new[] { p }.Select(q => new { q.A }).ToArray().GetType()"),
            Cells.Throws("throw new Exception(new P(2).ToString());", "Exception"),
            Cells.Fails("P p = 1;", "CS0029")
        );
        await using var pool = new WorkerPool(new WorkerPoolOptions { Jobs = 2, CellsPerWorker = 2 });
        var first = await workers.Pool.RunAsync(chain, CancellationToken.None);
        await workers.RunAsync(Cells.Run("record P(int A); int z = 1;"), Cells.Run("nope"));

        var again = await workers.Pool.RunAsync(chain, CancellationToken.None);
        var others = await Task.WhenAll(
            Enumerable.Range(0, 6).Select(_ => pool.RunAsync(chain, CancellationToken.None))
        );

        foreach (var runs in others.Append(again))
        {
            runs.Select(Bytes).ShouldBe(first.Select(Bytes));
        }

        static string Bytes(SnippetRun run) =>
            System.Text.Encoding.UTF8.GetString(RunCodec.Encode(run.WithoutMeasures()));
    }

    [Fact]
    public async Task Cells_see_the_libraries_that_notes_use()
    {
        var run = (
            await workers.RunAsync(
                Cells.Run(
                    """
                    using System; using System.Linq; using System.Text.Json; using Complex = System.Numerics.Complex; using BigInteger = System.Numerics.BigInteger; using System.Collections.Immutable;
                    using System.Text.RegularExpressions; using System.Security.Cryptography; using System.Threading.Tasks;
                    using System.Data; using System.Net.Http; using System.Text; using Microsoft.Data.Sqlite;
                    using MathNet.Numerics.LinearAlgebra; using MathNet.Numerics.Distributions; using MlMath.Notebook;
                    var a = Matrix<double>.Build.DenseIdentity(2).Evd().EigenValues[0] == Complex.One;
                    var b = JsonSerializer.Serialize(ImmutableArray.Create(1, 2));
                    var c = Regex.Replace("abc", "b", "x") + Convert.ToHexString(SHA256.HashData([1]))[..2];
                    var t = new DataTable(); t.Columns.Add("x");
                    Parallel.For(0, 2, _ => { });
                    dynamic d = 2;
                    Console.WriteLine($"{a} {b} {c} {t.Columns.Count} {Normal.CDF(0, 1, 0)} {Vector<double>.Build.Dense(2).Sum()} {d + 1}");
                    var client = typeof(HttpClient); var rows = (SqliteConnection)Db; var big = BigInteger.Pow(2, 70);
                    """
                )
            )
        )[0];

        run.ShouldBeOk().Text().ShouldBe("True [1,2] axc4B 1 0.5 0 3\n");
    }
}
