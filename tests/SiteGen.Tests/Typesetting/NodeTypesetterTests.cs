using System.Diagnostics;
using System.Globalization;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Tests.Typesetting;

/// <summary>The client against a script in its real worker's place, which does on command what the real one should not.</summary>
public sealed class NodeTypesetterTests : IDisposable
{
    // Answers with the formula itself; notes every start, with its process id, and every request.
    private const string Script = """
        import { appendFileSync, existsSync, writeFileSync } from "node:fs";
        import { createInterface } from "node:readline";
        const here = (name) => new URL(name, import.meta.url);
        appendFileSync(here("starts"), `${process.pid}\n`);
        for await (const line of createInterface({ input: process.stdin })) {
          const { tex } = JSON.parse(line);
          appendFileSync(here("requests"), `${tex}\n`);
          if (tex === "die" || (tex === "die once" && !existsSync(here("died")))) {
            writeFileSync(here("died"), "");
            console.error("worker.mjs:1\n\nError: killed by a formula\n    at worker.mjs");
            process.exit(3);
          }
          if (tex === "hang") await new Promise((resolve) => setTimeout(resolve, 60_000));
          process.stdout.write(JSON.stringify({ markup: tex }) + "\n");
        }
        """;

    private readonly TemporaryFolder _folder = new(("worker.mjs", Script));

    private TypesetterBundle Bundle => new(_folder["worker.mjs"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Results_come_in_order_and_equal_requests_are_sent_once()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        var results = await typesetter.RunAsync(Formulas("b", "a", "b", "b"), default);
        results.Select(r => r.Markup).ShouldBe(["b", "a", "b", "b"]);
        Lines("requests").ShouldBe(["b", "a"]);
    }

    [Fact]
    public async Task The_process_starts_with_the_first_request_and_stays()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        (await typesetter.RunAsync([], default)).ShouldBeEmpty();
        Lines("starts").ShouldBeEmpty();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => typesetter.RunAsync(Formulas($"{i}"), default)));
        Lines("starts").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_batch_larger_than_the_pipes_goes_through()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        var long64 = new string('x', 64 * 1024);
        var requests = Formulas([.. Enumerable.Range(0, 40).Select(i => $"{i}{long64}")]);
        var results = await typesetter.RunAsync(requests, default);
        results.Select(r => r.Markup).ShouldBe(requests.Select(r => r.Tex));
    }

    [Fact]
    public async Task One_death_is_survived()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        var results = await typesetter.RunAsync(Formulas("a", "die once", "b"), default);
        results.Select(r => (r.Markup, r.Error)).ShouldBe([("a", null), ("die once", null), ("b", null)]);
        Lines("starts").Length.ShouldBe(2);
    }

    [Fact]
    public async Task A_request_that_kills_twice_fails_alone()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        var results = await typesetter.RunAsync(Formulas("a", "die", "b"), default);
        results.Select(r => (r.Markup, r.Stopped)).ShouldBe([("a", false), ("", true), ("b", false)]);
        Lines("starts").Length.ShouldBe(3);

        var note = new SourceText("note.md", "$die$");
        TypesettingDiagnostics
            .For(new FormulaRequest("die", true), results[1], note.Span(1, 3))
            .ToString()
            .ShouldBe(
                """
                note.md:1:2: error TYPE104: the typesetting process stopped twice on this: Error: killed by a formula
                    help: make it smaller or simpler
                """
            );
    }

    [Fact]
    public async Task A_request_without_an_end_fails_alone_within_its_time()
    {
        await using var typesetter = new NodeTypesetter(Bundle, patience: TimeSpan.FromSeconds(5));
        var megabyte = new string('x', 1 << 20);
        var results = await typesetter.RunAsync(Formulas("a", "hang", megabyte), default);
        results
            .Select(r => (r.Markup, r.Error))
            .ShouldBe([("a", null), ("", "no answer within 5 s"), (megabyte, null)]);
    }

    [Fact]
    public async Task A_cancelled_batch_leaves_no_answers_behind_for_the_next()
    {
        await using var typesetter = new NodeTypesetter(Bundle);
        await typesetter.RunAsync(Formulas("a"), default);
        using var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(200));
        await Should.ThrowAsync<OperationCanceledException>(() => typesetter.RunAsync(Formulas("hang"), stop.Token));
        (await typesetter.RunAsync(Formulas("b"), default))[0].Markup.ShouldBe("b");
    }

    [Fact]
    public async Task No_process_is_left_behind()
    {
        await using (var typesetter = new NodeTypesetter(Bundle))
        {
            await typesetter.RunAsync(Formulas("a"), default);
        }

        var id = int.Parse(Lines("starts")[0], CultureInfo.InvariantCulture);
        Should.Throw<ArgumentException>(() => Process.GetProcessById(id));
    }

    [Fact]
    public async Task A_process_that_never_works_is_the_environments_fault()
    {
        _folder.Write("worker.mjs", "throw new Error('bad installation');");
        await using var typesetter = new NodeTypesetter(Bundle);
        var refusal = await Should.ThrowAsync<TypesetterUnavailableException>(() =>
            typesetter.RunAsync(Formulas("a", "b", "c", "d"), default)
        );
        refusal.Code.ShouldBe("ENV103");
        refusal.Message.ShouldBe(
            "the typesetting process stops before it has typeset anything: Error: bad installation"
        );
    }

    [Fact]
    public async Task A_missing_Node_is_one_clear_line()
    {
        await using var typesetter = new NodeTypesetter(Bundle, node: _folder["no-such-node"]);
        var refusal = await Should.ThrowAsync<TypesetterUnavailableException>(() =>
            typesetter.RunAsync(Formulas("a"), default)
        );
        refusal.Code.ShouldBe("ENV101");
        refusal.Message.ShouldBe("Node.js 20 or newer is needed to build the site");
    }

    [Fact]
    public async Task A_missing_bundle_is_one_clear_line()
    {
        await using var typesetter = new NodeTypesetter(new TypesetterBundle(_folder["typesetter.mjs"]));
        var refusal = await Should.ThrowAsync<TypesetterUnavailableException>(() =>
            typesetter.RunAsync(Formulas("a"), default)
        );
        refusal.Code.ShouldBe("ENV102");
        refusal.Message.ShouldBe("the typesetting program `typesetter.mjs` is missing beside sitegen");
    }

    private static FormulaRequest[] Formulas(params string[] tex) =>
        Array.ConvertAll(tex, t => new FormulaRequest(t, DisplayMode: true));

    private string[] Lines(string file) => File.Exists(_folder[file]) ? File.ReadAllLines(_folder[file]) : [];
}
