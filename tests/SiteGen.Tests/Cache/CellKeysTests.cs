using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Tests.Expectations;

namespace MlMath.SiteGen.Tests.Cache;

public class CellKeysTests
{
    private const string Note = "```csharp\nA();\n```\n\n```sql\nselect 1\n```\n\n```csharp\nC();\n```\n";

    private static readonly CellEnvironment Here = new([("runtime", "10"), ("seed", "1")]);

    [Fact]
    public void A_changed_cell_changes_its_key_and_the_later_ones() =>
        Changed(s => s.Index == 1 ? s with { Code = new MappedCode(s.Code.Source, [("select 2", 0)]) } : s)
            .ShouldBe([false, true, true]);

    [Fact]
    public void Reset_cuts_what_came_before()
    {
        Snippet Cut(Snippet s) => s with { Reset = s.Index == 2 };
        var before = Keys(Cut);
        var after = Keys(s => Cut(s.Index == 0 ? s with { Code = new MappedCode(s.Code.Source, [("B();", 0)]) } : s));
        before.Zip(after, (a, b) => a != b).ShouldBe([true, true, false]);
    }

    [Fact]
    public void Options_that_steer_the_run_count()
    {
        Changed(s => s.Index == 2 ? s with { Mode = SnippetMode.NoRun } : s).ShouldBe([false, false, true]);
        Changed(s => s.Index == 2 ? s with { Slider = new SliderRange("r", 0, 1, 3) } : s)
            .ShouldBe([false, false, true]);
        Changed(s => s.Index == 0 ? s with { Mode = SnippetMode.Throws, ExpectedError = "X" } : s)
            .ShouldBe([true, true, true]);
    }

    [Fact]
    public void How_a_cell_is_shown_and_what_is_expected_does_not_count() =>
        Changed(s => s with { Visibility = SnippetVisibility.Hidden, Output = null, Reason = "why" })
            .ShouldBe([false, false, false]);

    [Fact]
    public void Prelude_data_and_environment_count()
    {
        var before = Keys();
        Keys(prelude: "q").Intersect(before).ShouldBeEmpty();
        Keys(data: [("a.csv", "2")]).Intersect(before).ShouldBeEmpty();
        Keys(environment: new CellEnvironment([("runtime", "10"), ("seed", "2")])).Intersect(before).ShouldBeEmpty();
        Keys(data: [("b.csv", "1"), ("a.csv", "1")]).ShouldBe(Keys(data: [("a.csv", "1"), ("b.csv", "1")]));
    }

    [Fact]
    public void The_environment_names_the_programs_that_run_a_cell()
    {
        var parts = CellEnvironment.Here(1337, "limits").Parts;
        parts.ShouldAllBe(p => p.Value.Length > 0);
        parts.Select(p => p.Name).ShouldContain("assembly MlMath.Notebook");
        parts.Select(p => p.Name).ShouldContain("execution");
        // Pages, checks and commands may change without a single cell running again.
        parts.Select(p => p.Name).ShouldNotContain("assembly sitegen");
        parts.Select(p => p.Name).ShouldBeUnique();
        CellEnvironment.Here(1, "limits").Parts.ShouldNotBe(parts);
    }

    [Theory]
    [InlineData(SnippetStatus.Ok, true)]
    [InlineData(SnippetStatus.DidNotCompile, true)]
    [InlineData(SnippetStatus.Threw, true)]
    [InlineData(SnippetStatus.TimedOut, false)]
    [InlineData(SnippetStatus.OutOfMemory, false)]
    [InlineData(SnippetStatus.WorkerDied, false)]
    [InlineData(SnippetStatus.NotRun, false)]
    public void Only_runs_that_repeat_are_stored(SnippetStatus status, bool stored) =>
        CellKeys.MayStore(new SnippetRun { Status = status }).ShouldBe(stored);

    private static IEnumerable<bool> Changed(Func<Snippet, Snippet> change) =>
        Keys().Zip(Keys(change), (a, b) => a != b);

    private static List<string> Keys(
        Func<Snippet, Snippet>? change = null,
        string prelude = "p",
        (string, string)[]? data = null,
        CellEnvironment? environment = null
    ) =>
        [
            .. CellKeys
                .For(
                    "a/b/c",
                    Cells.Of(new SourceText("c.md", Note), change),
                    prelude,
                    data ?? [("a.csv", "1")],
                    environment ?? Here
                )
                .Select(k => k.Hash),
        ];
}
