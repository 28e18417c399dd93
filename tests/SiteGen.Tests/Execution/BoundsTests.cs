using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Tests.Execution;

/// <summary>A cell that misbehaves fails alone: its note stops, goes on at a reset, and other notes are untouched.</summary>
[Collection("workers")]
public sealed class BoundsTests(WorkersFixture workers)
{
    private static readonly SnippetLimits Short = new() { Timeout = TimeSpan.FromSeconds(4) };

    [Theory]
    [InlineData("while (true) { }", SnippetStatus.TimedOut, "the cell ran longer than 4 s")]
    [InlineData(
        "await System.Threading.Tasks.Task.Delay(-1);",
        SnippetStatus.TimedOut,
        "the cell waited for something that did not come within 4 s"
    )]
    [InlineData("int F(int n) => F(n + 1) + 1; F(0)", SnippetStatus.WorkerDied, "exit code 134: Stack overflow.")]
    [InlineData("System.Environment.Exit(3);", SnippetStatus.WorkerDied, "exit code 3")]
    [InlineData(
        "System.Environment.FailFast(\"gone\");",
        SnippetStatus.WorkerDied,
        "exit code 134: Process terminated. gone"
    )]
    [InlineData(
        "System.Diagnostics.Process.GetCurrentProcess().Kill();",
        SnippetStatus.WorkerDied,
        "the process that ran the cell ended with exit code 137"
    )]
    [InlineData(
        "var t = new System.Threading.Thread(() => throw new System.Exception(\"late\")); t.Start(); t.Join();",
        SnippetStatus.WorkerDied,
        "exit code 134: Unhandled exception. System.Exception: late"
    )]
    [InlineData(
        "var l = new System.Collections.Generic.List<byte[]>(); while (true) { l.Add(new byte[1 << 24]); }",
        SnippetStatus.OutOfMemory,
        "the cell needs more than 1024 MiB"
    )]
    [InlineData(
        "while (true) { System.Console.WriteLine(\"flood\"); }",
        SnippetStatus.Threw,
        "the cell printed more than 20000 lines"
    )]
    [InlineData(
        "while (true) { try { System.Console.Write(new string('x', 1000)); } catch { break; } }",
        SnippetStatus.Threw,
        "the cell printed more than 1048576 characters"
    )]
    public async Task A_misbehaving_cell_fails_alone(string code, SnippetStatus status, string message)
    {
        var chain = Cells.Chain(
            Cells.Run("var x = 1; x"),
            Cells.Run(code),
            Cells.Run("x"),
            Cells.Reset("var y = 2; y")
        ) with
        {
            Limits = status == SnippetStatus.TimedOut ? Short : new(),
        };

        var runs = await workers.Pool.RunAsync(chain, CancellationToken.None);

        runs.Select(r => r.Status).ShouldBe([SnippetStatus.Ok, status, SnippetStatus.NotRun, SnippetStatus.Ok]);
        runs[1].Exception!.Message.ShouldContain(message);
        runs[0].Text().ShouldBe("1\n");
        runs[3].Text().ShouldBe("2\n");
        (await workers.RunAsync(Cells.Run("1 + 1")))[0].ShouldBeOk().Text().ShouldBe("2\n");
    }

    [Fact]
    public async Task An_array_beyond_the_bound_is_refused_at_once()
    {
        var runs = await workers.RunAsync(Cells.Run("var a = new double[1 << 28]; a.Length"));

        runs[0].Status.ShouldBe(SnippetStatus.OutOfMemory);
    }

    [Fact]
    public async Task A_cell_may_use_most_of_the_bound()
    {
        var runs = await workers.RunAsync(
            Cells.Run("var a = new double[120_000_000]; for (var i = 0; i < a.Length; i += 512) { a[i] = 1; } a.Length")
        );

        runs[0].ShouldBeOk().Text().ShouldBe("120000000\n");
    }

    [Fact]
    public async Task Cancelling_stops_a_running_cell()
    {
        using var stop = new CancellationTokenSource(TimeSpan.FromSeconds(1));

        await Should.ThrowAsync<OperationCanceledException>(() =>
            workers.Pool.RunAsync(Cells.Chain(Cells.Run("while (true) { }")), stop.Token)
        );

        (await workers.RunAsync(Cells.Run("1 + 1")))[0].ShouldBeOk();
    }
}
