using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>What a cell does to its process stays in the cell.</summary>
[Collection("workers")]
public sealed class SurroundingsTests(WorkersFixture workers)
{
    [Fact]
    public async Task Culture_console_folder_and_environment_are_put_back()
    {
        var chain = Cells.Chain(
            Cells.Run(
                """
                using System; using System.IO; using System.Globalization;
                CultureInfo.CurrentCulture = new CultureInfo("") { NumberFormat = { NumberDecimalSeparator = "," } };
                CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture;
                Console.Write(0.5);
                Console.SetOut(TextWriter.Null);
                Environment.SetEnvironmentVariable("LEFT_BEHIND", "1");
                Environment.CurrentDirectory = Path.GetTempPath();
                """
            ),
            Cells.Run(
                """
                Console.WriteLine(0.5);
                Console.WriteLine(Environment.GetEnvironmentVariable("LEFT_BEHIND") ?? "none");
                Console.WriteLine(File.ReadAllText("points.csv"));
                Console.WriteLine(string.Join(" ", Directory.GetFileSystemEntries(".")));
                Console.WriteLine(Console.ReadLine() ?? "nothing to read");
                Console.Error.WriteLine("error");
                """
            )
        ) with
        {
            Data = ImmutableDictionary<string, byte[]>.Empty.Add("points.csv", Encoding.UTF8.GetBytes("1,2")),
        };

        var runs = await workers.Pool.RunAsync(chain, CancellationToken.None);

        runs[0].ShouldBeOk().Text().ShouldBe("0,5");
        runs[1].ShouldBeOk().Text().ShouldBe("0.5\nnone\n1,2\n./points.csv\nnothing to read\nerror\n");
    }

    [Fact]
    public async Task Files_that_a_cell_writes_go_with_the_state()
    {
        var runs = await workers.RunAsync(
            Cells.Run("System.IO.File.WriteAllText(\"a.txt\", \"a\");"),
            Cells.Run("System.IO.File.ReadAllText(\"a.txt\")"),
            Cells.Reset("System.IO.File.Exists(\"a.txt\")")
        );

        runs[1].Text().ShouldBe("a\n");
        runs[2].Text().ShouldBe("false\n");
    }

    [Fact]
    public async Task A_thread_left_behind_prints_nowhere()
    {
        var runs = await workers.RunAsync(
            Cells.Run(
                """
                using System; using System.Threading; using System.Threading.Tasks;
                var go = new ManualResetEventSlim();
                var late = Task.Run(() => { go.Wait(); Console.WriteLine("late"); Show("late"); });
                """
            ),
            Cells.Run("go.Set(); late.Wait(); Console.WriteLine(\"mine\");")
        );

        runs[1].ShouldBeOk().Text().ShouldBe("mine\n");
    }

    [Fact]
    public async Task Text_and_displays_keep_their_order()
    {
        var run = (
            await workers.RunAsync(
                Cells.Run(
                    "using System;\nConsole.Write(\"a\"); Console.Write('b');\nShow(new MlMath.Notebook.MathDisplay(\"x\", \"x\"));\nConsole.WriteLine(\"c\");\nSeed"
                )
            )
        )[0]
            .ShouldBeOk();

        run.Outputs.Select(o => o.Text ?? "display").ShouldBe(["ab", "display", "c\n1337\n"]);
    }

    [Fact]
    public async Task The_prelude_runs_first_and_its_mistakes_are_named()
    {
        var prelude = new Diagnostics.SourceText("snippets/prelude.csx", "using System;\nint Twice(int n) => 2 * n;\n");
        var broken = new Diagnostics.SourceText("snippets/prelude.csx", "using System;\nint x = nope;\n");
        var chain = Cells.Chain(Cells.Run("Console.Write(Twice(4));"), Cells.Reset("Twice(1)"));

        var good = await workers.Pool.RunAsync(
            chain with
            {
                Prelude = MappedCode.Whole(prelude),
            },
            CancellationToken.None
        );
        var bad = await workers.Pool.RunAsync(
            chain with
            {
                Prelude = MappedCode.Whole(broken),
            },
            CancellationToken.None
        );

        good.Select(r => r.ShouldBeOk().Text()).ShouldBe(["8", "2\n"]);
        bad[0].Status.ShouldBe(SnippetStatus.NotRun);
        var message = bad[0].Prelude!.Messages.ShouldHaveSingleItem();
        message.ShouldBe(new CompilerMessage("CS0103", 22, 4, "The name 'nope' does not exist in the current context"));
    }

    [Fact]
    public async Task A_prelude_that_never_ends_is_ended_once_and_told_as_its_own_mistake()
    {
        var prelude = new Diagnostics.SourceText("snippets/prelude.csx", "using System;\nwhile (true) { }\n");
        var chain = Cells.Chain(Cells.Run("1"), Cells.Reset("2")) with
        {
            Prelude = MappedCode.Whole(prelude),
            Limits = new() { Timeout = TimeSpan.FromSeconds(1) },
        };
        await using var pool = new WorkerPool(new() { Jobs = 1 });

        var first = await pool.RunAsync(chain, CancellationToken.None);
        // Were it tried again, it would not be ended in time.
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        var second = await pool.RunAsync(
            chain with
            {
                Note = "other",
                Limits = new() { Timeout = TimeSpan.FromHours(1) },
            },
            patience.Token
        );

        first.Concat(second).Select(r => r.Status).ShouldAllBe(s => s == SnippetStatus.NotRun);
        PreludeChecker
            .Check(chain.Prelude, first.Concat(second))
            .Select(d => d.ToString())
            .ShouldBe(
                [
                    "snippets/prelude.csx:1:1: error SNIP123: the prelude ran longer than 1 s\n"
                        + "    help: repair it: it runs before the first cell of every note; look for a loop or a wait that never ends",
                ]
            );
    }

    [Fact]
    public async Task A_prelude_of_usings_alone_serves_every_state()
    {
        var prelude = new Diagnostics.SourceText("snippets/prelude.csx", "using System;\nusing static System.Math;\n");
        var chain = Cells.Chain(Cells.Run("Console.Write(Abs(-4));"), Cells.Reset("Abs(-1) // => 1")) with
        {
            Prelude = MappedCode.Whole(prelude),
        };

        var runs = await workers.Pool.RunAsync(chain, CancellationToken.None);

        runs[0].ShouldBeOk().Text().ShouldBe("4");
        runs[1].ShouldBeOk().Values[0].Actual.ShouldBe(["1"]);
    }
}
