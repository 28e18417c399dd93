using static MlMath.Notebook.Shorthand;

namespace MlMath.Notebook.Tests;

public sealed class PlotErrorTests
{
    public static TheoryData<string, Func<object>, string> Mistakes
    {
        get
        {
            var data = new TheoryData<string, Func<object>, string>();
            void Add(string name, Func<object> figure, string message) => data.Add(name, figure, message);
            Add(
                "nan",
                () => Plot.Line([1, double.NaN], "a"),
                "line \"a\": y[1] is NaN, which cannot be drawn; draw gaps with `gaps: true`"
            );
            Add(
                "infinite",
                () => Plot.Scatter([1, double.PositiveInfinity], [1, 2]),
                "scatter: x[1] is Infinity, which cannot be drawn"
            );
            Add(
                "too many",
                () => Plot.Line(Enumerable.Range(0, 20_001), "a"),
                "line \"a\": more than 20000 points; thin them, for example with `.Where((_, i) => i % 10 == 0)`"
            );
            Add("empty", () => Plot.Line(Array.Empty<double>()), "line: y is empty");
            Add("lengths", () => Plot.Line([1, 2], [1, 2, 3], "a"), "line \"a\": 2 x values but 3 y values");
            Add("labels", () => Plot.Bar(["a"], [1, 2]), "bar: 1 labels but 2 values");
            Add("range", () => Plot.Line(x => x, 1, 1), "line: the range 1 to 1 does not increase");
            Add(
                "contour",
                () => Plot.Contour((x, y) => 1 / (x * x), (-1, 1), (0, 1)),
                "contour: f(0, 0) is Infinity, which cannot be drawn"
            );
            Add("rule", () => Plot.Rule(), "a rule stands at x or at y, not neither");
            Add("arrow", () => Plot.Arrow(Vec(1, 2, 3), "v"), "arrow \"v\": a vector of 3 entries is not in the plane");
            Add("map", () => Plot.Grid(Identity(3)), "a 3 × 3 matrix does not map the plane to itself");
            Add("node", () => Plot.Graph(["a"], [("a", "b")]), "graph: `b` is no node; the nodes are `a`");
            Add("twice", () => Plot.Graph(["a", "a"], [("a", "a")]), "graph: node `a` is listed twice");
            Add(
                "endless",
                () => Plot.Tree(1, n => [n], n => "n"),
                "tree: more than 1000 nodes; is a node its own descendant?"
            );
            Add(
                "panels",
                () => Plot.Panels(1, Plot.Line([1, 2])) + Plot.Line([1]),
                "panels cannot be laid over each other; add to a panel before `Plot.Panels`"
            );
            Add(
                "log",
                () => Plot.Line([1, 0], "a").Y(log: true).ToDisplay(),
                "line \"a\": y[1] is 0, which a logarithmic axis cannot show"
            );
            Add(
                "ends",
                () => Plot.Line([1, 2]).X(from: 2, to: 1).ToDisplay(),
                "the x axis ends at 1 and so cannot start at 2"
            );
            Add(
                "log end",
                () => Plot.Line([1, 2]).Y(log: true, from: -1).ToDisplay(),
                "the y axis is logarithmic, so it cannot reach -1"
            );
            Add(
                "graph and line",
                () => (Plot.Graph(["a"], Array.Empty<(string, string)>()) + Plot.Line([1, 2])).ToDisplay(),
                "graph: it has no axes, so no other mark can be laid over it; use `Plot.Panels`"
            );
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_named_with_its_numbers(string name, Func<object> figure, string message) =>
        Should
            .Throw<ArgumentException>(
                () =>
                {
                    _ = figure();
                },
                name
            )
            .Message.ShouldBe(message, name);

    [Fact]
    public void Gaps_are_drawn_where_they_are_asked_for() =>
        ((FigureDisplay)Plot.Line([1, double.NaN, 2], gaps: true).ToDisplay()).Spec.ShouldContain("\"y\":[1,null,2]");

    [Fact]
    public void Noise_beneath_the_data_is_0_in_specification_and_record()
    {
        var display = (FigureDisplay)Plot.Line([1, 1e-17, -1, -0.0]).ToDisplay();
        display.Spec.ShouldContain("\"y\":[1,0,-1,0]");
        display.Record.ShouldBe("line: 4 points, x 0..3, y -1..1, first 1, last 0, mean 0");
    }

    [Fact]
    public void A_figure_is_not_changed_by_what_is_made_from_it()
    {
        var line = Plot.Line([1, 2], "a");
        _ = (line + Plot.Line([2, 1], "b")).Title("t").Color(3);
        Check.Figure(line).HasMarks(1);
        ((FigureDisplay)line.ToDisplay()).Spec.ShouldBe(((FigureDisplay)Plot.Line([1, 2], "a").ToDisplay()).Spec);
    }

    [Fact]
    public void A_figure_without_alternative_text_says_so() =>
        ((FigureDisplay)Plot.Line([1, 2]).ToDisplay()).Alt.ShouldBe("");
}
