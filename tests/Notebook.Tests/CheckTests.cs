using static MlMath.Notebook.Shorthand;

namespace MlMath.Notebook.Tests;

public sealed class CheckTests
{
    private static readonly Figure Losses = Plot.Line([3.0, 2.0, 2.5], "train") + Plot.Bar(["a"], [1], "bars");

    public static TheoryData<string, Action, string> Failures
    {
        get
        {
            var data = new TheoryData<string, Action, string>();
            void Add(string name, Action check, string message) => data.Add(name, check, message);
            var x = 2.0;
            Add("that", () => Check.That(false, "2 is odd"), "it does not hold that 2 is odd");
            Add("true", () => Check.True(x > 3), "it does not hold that `x > 3`");
            Add("equal", () => Check.Equal(x, 3), "`x` is 2, not 3");
            Add("close", () => Check.Close(x, 2.1, 0.01), "`x` is 2, not 2.1: off by 0.1, allowed 0.021");
            Add(
                "close nan",
                () => Check.Close(double.NaN, 1),
                "`double.NaN` is NaN, not 1: off by Infinity, allowed 1E-09"
            );
            Add(
                "vector",
                () => Check.Close(Vec(1, 2, 3), Vec(1, 2.5, 3.1)),
                "`Vec(1, 2, 3)`[1] is 2, not 2.5: off by 0.5, allowed 3.1E-09"
            );
            Add("length", () => Check.Close(Vec(1, 2), Vec(1, 2, 3)), "`Vec(1, 2)` has 2 entries, not 3");
            Add(
                "matrix",
                () => Check.Close(Identity(2), Mat([1, 0], [0.25, 1])),
                "`Identity(2)`[1, 0] is 0, not 0.25: off by 0.25, allowed 1E-09"
            );
            Add("shape", () => Check.Close(Identity(2), Identity(3)), "`Identity(2)` is 2 × 2, not 3 × 3");
            Add("not close", () => Check.NotClose(x, 2), "`x` is 2, within 1E-09 of 2");
            Add(
                "no throw",
                () => Check.Throws<ArgumentException>(() => { }),
                "expected ArgumentException but nothing was thrown"
            );
            Add(
                "other throw",
                () => Check.Throws<ArgumentException>(() => throw new InvalidOperationException("no")),
                "expected ArgumentException but InvalidOperationException was thrown: no"
            );
            Add(
                "no series",
                () => Check.Figure(Losses).Series("test"),
                "the figure has no series \"test\"; it has \"train\", \"bars\""
            );
            Add(
                "decrease",
                () => Check.Figure(Losses).Series("train").IsDecreasing(),
                "line \"train\" does not decrease: y[1] is 2 and y[2] is 2.5"
            );
            Add(
                "increase",
                () => Check.Figure(Losses).Series(0).IsIncreasing(),
                "mark 0 (line) does not increase: y[0] is 3 and y[1] is 2"
            );
            Add(
                "points",
                () => Check.Figure(Losses).Series("train").HasPoints(4),
                "line \"train\" has 3 points, not 4"
            );
            Add(
                "max",
                () => Check.Figure(Losses).Series("train").Max(2),
                "line \"train\" has the largest value 3, not 2"
            );
            Add(
                "last",
                () => Check.Figure(Losses).Series("train").Last(2),
                "line \"train\" has the last value 2.5, not 2"
            );
            Add(
                "within",
                () => Check.Figure(Losses).Series("train").Within(0, 2),
                "line \"train\" leaves 0..2: y[0] is 3"
            );
            Add("marks", () => Check.Figure(Losses).HasMarks(3), "the figure has 2 marks, not 3");
            Add(
                "for all",
                () => Check.ForAll(10, 1, r => r.Integer(100), n => n < 0),
                "case 1 of 10 with seed 1, 92: it does not hold"
            );
            Add(
                "for all checks",
                () => Check.ForAll(10, 1, r => r.Integer(100), n => Check.Close(n, -1)),
                "case 1 of 10 with seed 1, 92: `n` is 92, not -1: off by 93, allowed 1E-09"
            );
            Add(
                "for all draws",
                () => Check.ForAll(10, 1, r => r.Integer(2) == 0),
                "case 3 of 10 with seed 1: it does not hold"
            );
            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Failures))]
    public void A_false_claim_shows_the_numbers(string name, Action check, string message) =>
        Should.Throw<CheckFailedException>(check, name).Message.ShouldBe(message, name);

    [Fact]
    public void True_claims_pass()
    {
        Check.True(1 < 2);
        Check.Equal(Vec(1, 2), Vec(1, 2));
        Check.Close(1e9 + 0.5, 1e9);
        Check.Close(Vec(1, 2), Vec(1, 2 + 1e-12));
        Check.Close(double.PositiveInfinity, double.PositiveInfinity);
        Check.NotClose(1, 2);
        Check.Throws<ArgumentException>(() => Mat([1, 2], [3])).Message.ShouldContain("row 1 has 1 entries");
        Check.ForAll(50, 3, r => r.SymmetricMatrix(3), s => s.IsSymmetric()).ShouldBe(50);
        Check
            .Figure(Losses)
            .HasMarks(2)
            .Series("train")
            .IsDecreasing(slack: 0.6)
            .HasPoints(3)
            .First(3)
            .Min(2)
            .Within(2, 3);
        Check.Figure(Plot.Panels(1, Losses)).Series("bars").Last(1);
    }

    [Fact]
    public void A_band_shares_its_lines_name()
    {
        var figure = Plot.Band([0, 1], [0, 0], [2, 2], "m") + Plot.Line([0, 1], [1, 1], "m");
        Check.Figure(figure).Series("m").HasPoints(2);
    }
}
