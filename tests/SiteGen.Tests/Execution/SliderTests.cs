using MlMath.Notebook;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Tests.Execution;

[Collection("workers")]
public sealed class SliderTests(WorkersFixture workers)
{
    private static string Rate(Display display) => ((MathDisplay)display).Text;

    [Fact]
    public async Task Each_value_runs_from_the_same_state_and_the_middle_one_goes_on()
    {
        var runs = await workers.RunAsync(
            Cells.Run("using MlMath.Notebook;\nvar n = 0; var seen = new System.Collections.Generic.List<double>();"),
            Cells.Slider(
                "n++; seen.Add(rate); // the columns are the author's\nvar twice = rate * 2; // => 1\nnew MathDisplay(\"\", $\"{rate} {n} {seen.Count}\")",
                "rate",
                0,
                1,
                3
            ),
            Cells.Run("System.Console.WriteLine($\"{n} {seen.Count} {rate} {twice}\");")
        );

        runs[1].ShouldBeOk().Frames.Select(Rate).ShouldBe(["0 1 1", "0.5 1 1", "1 1 1"]);
        Rate(runs[1].Outputs.ShouldHaveSingleItem().Display!).ShouldBe("0.5 1 1");
        runs[1].Values.ShouldHaveSingleItem().Actual.ShouldBe(["1"]);
        runs[2].ShouldBeOk().Text().ShouldBe("1 1 0.5 1\n");
    }

    [Fact]
    public async Task A_value_that_throws_is_named()
    {
        var run = (
            await workers.RunAsync(
                Cells.Slider(
                    "if (r > 1.5) { throw new System.Exception(\"no\"); }\nnew MlMath.Notebook.MathDisplay(\"\", \"\")",
                    "r",
                    0,
                    2,
                    3
                )
            )
        )[0];

        run.Status.ShouldBe(SnippetStatus.Threw);
        run.Exception.ShouldBe(new ThrownException("System.Exception", "with r = 2: no", "if (r > 1.5) { ".Length));
    }

    [Fact]
    public async Task A_value_that_shows_nothing_is_named()
    {
        var run = (await workers.RunAsync(Cells.Slider("var x = r;", "r", 0, 2, 3)))[0];

        run.Status.ShouldBe(SnippetStatus.Threw);
        run.Exception!.Message.ShouldBe("with r = 0 the cell showed nothing");
    }

    [Fact]
    public async Task A_mistake_stands_in_the_authors_text()
    {
        var run = (await workers.RunAsync(Cells.Slider("var x = nope;", "r", 0, 2, 3)))[0];

        run.Messages.ShouldHaveSingleItem().Start.ShouldBe("var x = ".Length);
    }
}
