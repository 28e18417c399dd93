using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>A worker that has nothing to do rebuilds the state before the cell that was edited last.</summary>
public sealed class WorkAheadTests : IAsyncLifetime
{
    // The value of an app domain outlives a note's state, so that a cell can tell how often its process ran it.
    private const string Count = """
        var runs = (int)(System.AppDomain.CurrentDomain.GetData("runs") ?? 0) + 1;
        System.AppDomain.CurrentDomain.SetData("runs", runs);

        """;

    private readonly WorkerPool _pool = new(new WorkerPoolOptions { Jobs = 1 });

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await _pool.DisposeAsync();

    [Fact]
    public async Task The_next_edit_of_a_cell_runs_none_of_the_cells_before_it()
    {
        var chain = Edited(Cells.Run("var x = 1;"), Cells.Run("x + 1"));

        await AheadAsync(chain);
    }

    [Fact]
    public async Task What_a_cell_leaves_behind_is_there_as_if_it_had_just_run()
    {
        Snippet[] cells =
        [
            Cells.Run(
                "class Kept { [System.ThreadStatic] public static int N; }\nvar list = new System.Collections.Generic.List<int> { 1 };"
            ),
            Cells.Throws("list.Add(9); throw new System.Exception();", "Exception"),
            Cells.Sql("create table t (a); insert into t values (5);"),
            Cells.Run("Kept.N = 7; list.Add(2); System.IO.File.WriteAllText(\"kept.txt\", \"here\");"),
            Cells.Run(
                "$\"{Kept.N} {list.Count} {System.IO.File.ReadAllText(\"kept.txt\")} {System.IO.File.ReadAllText(\"data.txt\")} {Seed}\""
            ),
            Cells.Sql("select a from t"),
        ];
        var chain = Edited(cells) with
        {
            FirstWanted = 4,
            Data = ImmutableDictionary<string, byte[]>.Empty.Add("data.txt", "given"u8.ToArray()),
        };
        await AheadAsync(chain);
        await using var clean = new WorkerPool(new WorkerPoolOptions { Jobs = 1 });

        var runs = await AheadAsync(chain);
        var others = await clean.RunAsync(chain with { Ahead = false }, CancellationToken.None);

        runs[4].ShouldBeOk().Text().ShouldBe("7 2 here given 1337\n");
        runs[5].ShouldBeOk();
        runs[4..].Select(Bytes).ShouldBe(others[4..].Select(Bytes));
    }

    public static TheoryData<string> Changes => new("cell", "prelude", "data", "seed", "reset", "limits");

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task A_state_that_would_come_out_otherwise_is_not_used(string change)
    {
        var chain = Edited(
            Cells.Run("var x = $\"{y} {Seed} {System.IO.File.ReadAllText(\"a\")}\";"),
            Cells.Run("x")
        ) with
        {
            Prelude = Text("var y = 1;"),
            Data = Files("one"),
        };
        await AheadAsync(chain);
        await Task.Delay(TimeSpan.FromSeconds(1));

        var changed = change switch
        {
            "cell" => chain with { Snippets = chain.Snippets.SetItem(0, Cells.Run("var x = 5;")) },
            "prelude" => chain with { Prelude = Text("var y = 2;") },
            "data" => chain with { Data = Files("two") },
            "seed" => chain with { Seed = 3 },
            "reset" => chain with { Snippets = chain.Snippets.SetItem(1, Reset("1")) },
            _ => chain with { Limits = chain.Limits with { OutputLines = 7 } },
        };
        var runs = await _pool.RunAsync(changed, CancellationToken.None);

        runs[1]
            .ShouldBeOk()
            .Text()
            .ShouldBe(
                change switch
                {
                    "cell" => "5\n",
                    "prelude" => "2 1337 one\n",
                    "data" => "1 1337 two\n",
                    "seed" => "1 3 one\n",
                    "reset" => "1\n",
                    _ => "1 1337 one\n",
                }
            );
        runs[0].Status.ShouldBe(change == "reset" ? SnippetStatus.NotRun : SnippetStatus.Ok);
    }

    [Fact]
    public async Task An_edit_further_down_goes_on_from_there_and_one_further_up_begins_anew()
    {
        var chain = Edited(Cells.Run("var x = 1;"), Cells.Run("x += 1;"), Cells.Run("x += 1;"), Cells.Run("x"));
        await AheadAsync(chain with { FirstWanted = 2 });
        await Task.Delay(TimeSpan.FromSeconds(1));
        var down = await _pool.RunAsync(chain with { FirstWanted = 3 }, CancellationToken.None);
        var up = await _pool.RunAsync(chain with { FirstWanted = 1 }, CancellationToken.None);

        down[3].ShouldBeOk().Text().ShouldBe("3\n");
        up[3].ShouldBeOk().Text().ShouldBe("3\n");
        down[0].Status.ShouldBe(SnippetStatus.NotRun);
        up[0].Status.ShouldBe(SnippetStatus.Ok);
    }

    [Theory]
    [InlineData("System.Environment.Exit(3);")]
    [InlineData("while (true) { }")]
    [InlineData("System.Threading.Thread.Sleep(-1);")]
    public async Task What_befalls_a_worker_ahead_of_time_is_no_fault_of_the_next_edit(string fault)
    {
        // Its first run is replayed for the edit, the second is ahead.
        var chain = Edited(Cells.Run(Count + $"if (runs == 2) {{ {fault} }}"), Cells.Run("1 + 1")) with
        {
            Limits = new SnippetLimits { Timeout = TimeSpan.FromSeconds(2) },
        };
        (await _pool.RunAsync(chain, CancellationToken.None))[1].ShouldBeOk();
        await Task.Delay(TimeSpan.FromSeconds(1));

        var runs = await _pool.RunAsync(chain, CancellationToken.None);

        runs[1].ShouldBeOk().Text().ShouldBe("2\n");
    }

    private static SnippetChain Edited(params Snippet[] cells) =>
        Cells.Chain(cells) with
        {
            FirstWanted = cells.Length - 1,
            Ahead = true,
        };

    // Asks until the worker had time enough to be ahead.
    private async Task<ImmutableArray<SnippetRun>> AheadAsync(SnippetChain chain)
    {
        for (var wait = 250; wait < 20_000; wait *= 2)
        {
            var runs = await _pool.RunAsync(chain, CancellationToken.None);
            runs[^1].ShouldBeOk();
            if (runs[..chain.FirstWanted].All(r => r.Status == SnippetStatus.NotRun))
            {
                return runs;
            }

            await Task.Delay(wait);
        }

        throw new InvalidOperationException("the worker never was ahead");
    }

    private static string Bytes(SnippetRun run) =>
        Convert.ToHexString(RunCodec.Encode(run with { Elapsed = default, Allocated = 0 }));

    private static Snippet Reset(string code) => Cells.Reset(code) with { Index = 1 };

    private static MappedCode Text(string code) => MappedCode.Whole(new("prelude.csx", code));

    private static ImmutableDictionary<string, byte[]> Files(string content) =>
        ImmutableDictionary<string, byte[]>.Empty.Add("a", System.Text.Encoding.UTF8.GetBytes(content));
}
