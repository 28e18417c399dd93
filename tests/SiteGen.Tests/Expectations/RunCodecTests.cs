using System.Collections.Immutable;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using MlMath.Notebook;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Expectations;

public class RunCodecTests
{
    private static readonly Gen<string> Texts = Gen.Elements(
        "",
        "1.50\n",
        "naïve ∞ \u0001 \"quoted\" \\ </script>",
        "多",
        "a\r\nb",
        "{\"kind\":\"table\"}"
    );

    private static readonly Gen<int> Small = Gen.Choose(0, 5000);

    private static readonly Gen<Display> Shown = Gen.OneOf(
        Texts.Two().Select(t => (Display)new FigureDisplay(t.Item1, t.Item2, null, t.Item1)),
        Texts.Two().Select(t => (Display)new MathDisplay(t.Item1, t.Item2)),
        Texts
            .ArrayOf(3)
            .Select(t =>
                (Display)
                    new TableDisplay(
                        [.. t],
                        [
                            [.. t],
                            [.. t],
                        ],
                        [true, false, true],
                        t[0]
                    )
            )
    );

    private static readonly Gen<SnippetRun> Runs =
        from status in Gen.Elements(Enum.GetValues<SnippetStatus>())
        from outputs in Gen.OneOf(
                Texts.Select(t => new SnippetOutput(t, null)),
                Shown.Select(d => new SnippetOutput(null, d))
            )
            .ListOf()
        from texts in Texts.ListOf()
        from numbers in Small.ListOf()
        from frames in Shown.ListOf()
        from thrown in Gen.OneOf(
            Gen.Constant<ThrownException?>(null),
            Gen.Zip(Texts, Small).Select(p => (ThrownException?)new ThrownException("T", p.Item1, p.Item2)),
            Texts.Select(t => (ThrownException?)new ThrownException(t, t, null))
        )
        select new SnippetRun
        {
            Status = status,
            Outputs = [.. outputs],
            Values = [.. numbers.Select(n => new ValueReport(n, n + 1, "x", [.. texts]))],
            Messages = [.. numbers.Zip(texts, (n, t) => new CompilerMessage("CS" + n, n, 1, t))],
            Exception = thrown,
            Tokens = [.. numbers.Select(n => new CodeToken(n, 2, "keyword"))],
            Frames = [.. frames],
            Elapsed = TimeSpan.FromTicks(numbers.Count),
            Allocated = 3L * numbers.Count,
        };

    [Fact]
    public void A_decoded_run_is_the_run_that_was_encoded() =>
        Prop.ForAll(
                Runs.ToArbitrary(),
                run =>
                {
                    var bytes = RunCodec.Encode(run);
                    var back = RunCodec.Decode(bytes)!;
                    Describe(back).ShouldBe(Describe(run));
                    RunCodec.Encode(back).ShouldBe(bytes);
                }
            )
            .QuickCheckThrowOnFailure();

    [Fact]
    public void A_run_of_another_version_is_no_run()
    {
        var bytes = RunCodec.Encode(new SnippetRun { Status = SnippetStatus.Ok });
        var text = System.Text.Encoding.UTF8.GetString(bytes);
        var other = text.Replace("\"version\":" + RunCodec.Version, "\"version\":0", StringComparison.Ordinal);
        other.ShouldNotBe(text);
        RunCodec.Decode(System.Text.Encoding.UTF8.GetBytes(other)).ShouldBeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"version\":1}")]
    [InlineData("{\"version\":1,\"run\":{\"status\":\"Danced\"}}")]
    public void What_is_not_a_run_is_an_error(string json) =>
        Should.Throw<JsonException>(() => RunCodec.Decode(System.Text.Encoding.UTF8.GetBytes(json)));

    // An account of a run that does not pass through JSON: immutable arrays compare by reference inside records.
    private static string Describe(SnippetRun run) =>
        string.Join(
            '\n',
            [
                $"{run.Status} {run.Elapsed.Ticks} {run.Allocated} {run.Exception}",
                .. run.Outputs.Select(o => $"output {o.Text} {Describe(o.Display)}"),
                .. run.Values.Select(v => $"value {v.Start} {v.Length} {v.Expected} {string.Join('|', v.Actual)}"),
                .. run.Messages.Select(m => $"{m}"),
                .. run.Tokens.Select(t => $"{t}"),
                .. run.Frames.Select(Describe),
            ]
        );

    private static string Describe(Display? display) =>
        display is TableDisplay table
            ? $"table {string.Join('|', table.Columns)} {string.Join('/', table.Rows.Select(r => string.Join('|', r)))} "
                + $"{string.Join('|', table.Numeric)} {table.Caption}"
            : $"{display}";
}
