using static System.Math;
using static MlMath.Notebook.Shorthand;

namespace MlMath.Notebook.Tests;

/// <summary>A figure of every kind, as authors would write it: each is compared with its recorded data and drawing.</summary>
internal static class Gallery
{
    private static readonly double[] Train = [2.31, 1.62, 1.17, 0.88, 0.71, 0.6, 0.52, 0.47];
    private static readonly double[] Held = [2.4, 1.81, 1.5, 1.38, 1.36, 1.41, 1.49, 1.58];

    public static IReadOnlyDictionary<string, Figure> Figures { get; } =
        new Dictionary<string, Figure>(StringComparer.Ordinal)
        {
            ["line"] = (Plot.Line(Train, "train") + Plot.Line(Held, "held out"))
                .Title("Loss")
                .X("epoch")
                .Y("nats per token")
                .Alt("Training loss falls; held-out loss turns up after epoch 4."),
            ["line-log"] = (
                Plot.Line(Geomspace(1, 1000, 40), Geomspace(1, 1000, 40).Select(n => 3 / n), "$O(1/n)$")
                + Plot.Line(
                    Geomspace(1, 1000, 40),
                    Geomspace(1, 1000, 40).Select(n => 2 / (n * n)),
                    @"$\lVert \mathbf{x}_k - \mathbf{x}^\star \rVert_2$"
                )
            )
                .X("$n$", log: true)
                .Y(@"error $\hat{\epsilon}$", log: true)
                .Alt("Two straight lines on log axes: slopes −1 and −2."),
            ["curves-legend"] = (
                Plot.Line(Sin, 0, 2 * PI, "$\\sin x$")
                + Plot.Line(Cos, 0, 2 * PI, "$\\cos x$")
                + Plot.Line(x => Sin(x) * Cos(x), 0, 2 * PI, "$\\sin x\\cos x$")
            )
                .Legend()
                .X("$x$")
                .Alt("Three waves."),
            ["gaps"] = Plot.Line(x => Abs(x) < 0.05 ? double.NaN : 1 / x, -2, 2, "$1/x$", gaps: true)
                .X("$x$")
                .Y("$y$", from: -10, to: 10)
                .Alt("A hyperbola with a gap at 0."),
            ["step"] = (Plot.Step([0.1, 0.4, 0.4, 0.8, 1.0], "CDF") + Plot.Rule(y: 0.5, label: "median"))
                .X("$k$")
                .Alt("Stairs from 0.1 to 1."),
            ["area"] = (
                Plot.Area(x => Exp(-x * x / 2) / Sqrt(2 * PI), -3, 3, "density")
                + Plot.Rule(x: 1, label: @"$\mu+\sigma$")
            ).Alt("A bell."),
            ["band"] = (
                Plot.Band(
                    Linspace(0, 10, 30),
                    Linspace(0, 10, 30).Select(x => x - 1 - x / 8),
                    Linspace(0, 10, 30).Select(x => x + 1 + x / 8),
                    "model"
                ) + Plot.Line(Linspace(0, 10, 30), Linspace(0, 10, 30), "model")
            )
                .X("input")
                .Y("prediction")
                .Alt("A line in a band that widens."),
            ["scatter"] = (
                Plot.Scatter(new Rng(1).Normals(60), new Rng(2).Normals(60), "cats")
                + Plot.Scatter(new Rng(3).Normals(60, 2), new Rng(4).Normals(60, 1), "dogs")
                + Plot.Scatter(new Rng(5).Normals(60, -1), new Rng(6).Normals(60, 3), "birds")
            )
                .X("$x_1$")
                .Y("$x_2$")
                .Alt("Three clouds."),
            ["scatter-many"] = Plot.Scatter(new Rng(1).Normals(800), new Rng(2).Normals(800))
                .Aspect(1)
                .Alt("A round cloud."),
            ["scatter-labels"] = Plot.Scatter([1, 2, 3], [2, 5, 3], labels: ["king", "queen", "$w_3$"])
                .Alt("Three words."),
            ["bar"] = (Plot.Bar(["Adelie", "Chinstrap", "Gentoo"], [152, 68, 124], "count"))
                .Y("penguins")
                .Legend(false)
                .Alt("Adelie lead with 152."),
            ["bar-grouped"] = (
                Plot.Bar(["precision", "recall", "F1"], [0.91, 0.62, 0.74], "baseline")
                + Plot.Bar(["precision", "recall", "F1"], [0.88, 0.85, 0.86], "tuned")
            ).Alt("Tuning lifts recall."),
            ["bar-stacked"] = (
                Plot.Bar(["q1", "q2", "q3"], [3, 4, 5], "bias²") + Plot.Bar(["q1", "q2", "q3"], [2, -1, 1], "variance")
            )
                .Stacked()
                .Alt("Stacks."),
            ["bar-horizontal"] = Plot.Bar(["the", "attention", "transformer"], [0.61, 0.3, 0.09], horizontal: true)
                .X("probability")
                .Alt("The word “the” is likeliest."),
            ["bar-long-names"] = Plot.Bar(
                    [
                        "gradient descent",
                        "momentum",
                        "Nesterov acceleration",
                        "AdaGrad",
                        "RMSProp",
                        "Adam with decay",
                        "L-BFGS",
                    ],
                    [812, 410, 395, 510, 333, 301, 88]
                )
                .Y("steps")
                .Alt("L-BFGS needs fewest steps."),
            ["bar-numbers"] = Plot.Bar(Enumerable.Range(0, 40), Enumerable.Range(0, 40).Select(k => Exp(-0.15 * k)))
                .X("$k$")
                .Y(@"$\sigma_k$")
                .Alt("Singular values decay."),
            ["histogram"] = (
                Plot.Histogram(new Rng(1).Normals(5000), 40, "sample", density: true)
                + Plot.Line(x => Exp(-x * x / 2) / Sqrt(2 * PI), -4, 4, "$\\mathcal{N}(0, 1)$")
            ).Alt("A histogram under its density."),
            ["heat-matrix"] = Plot.HeatMap(Mat([1, 0.5, -0.25], [0.5, 1, 0.75], [-0.25, 0.75, 1]), decimals: 2)
                .Title("Correlation")
                .Size(420, 360)
                .Alt("Correlations."),
            ["heat-labels"] = Plot.HeatMap(
                    new Rng(9).UniformMatrix(4, 6),
                    rows: ["the", "cat", "sat", "down"],
                    columns: ["the", "cat", "sat", "down", "on", "mats"]
                )
                .X("key")
                .Y("query")
                .Alt("Attention."),
            ["heat-large"] = Plot.HeatMap(new Rng(3).NormalMatrix(14, 30)).Alt("Noise."),
            ["heat-function"] = (
                Plot.HeatMap((x, y) => Sin(x) * Cos(y), x: (-3, 3), y: (-2, 2), points: 24)
                + Plot.Arrow(0, 0, 1, 1, "step")
            )
                .X("$x$")
                .Y("$y$")
                .Alt("Hills and valleys."),
            ["contour"] = (
                Plot.Contour((x, y) => x * x + 4 * y * y, x: (-2, 2), y: (-1.5, 1.5), levels: 8)
                + Plot.Line([1.8, 1.1, 0.7, 0.4, 0.2], [1.2, -0.6, 0.3, -0.15, 0.05], "descent").Markers().Color(2)
                + Plot.Text(0, 0, "minimum", at: Side.Below)
            )
                .X("$w_1$")
                .Y("$w_2$")
                .Alt("A path zigzags down a valley."),
            ["contour-filled"] = Plot.Contour((x, y) => Sin(x) + Cos(y), x: (-3, 3), y: (-3, 3))
                .Filled()
                .Aspect(1)
                .Alt("Hills."),
            ["vector-field"] = Plot.VectorField((x, y) => (-y, x), x: (-2, 2), y: (-2, 2)).Aspect(1).Alt("A whirl."),
            ["grid"] = (
                Plot.Grid(Identity(2), 3).Faint()
                + Plot.Grid(Mat([2, 1], [0, 1]), 2).Color(1).Faint(0.5)
                + Plot.Arrow(Vec(2, 0), @"$\mathbf{A}\mathbf{e}_1$").Color(1)
                + Plot.Arrow(Vec(1, 1), @"$\mathbf{A}\mathbf{e}_2$").Color(2)
                + Plot.Arrow(Vec(-2, -1), "plain")
            )
                .Aspect(1)
                .Alt("A shear."),
            ["ellipse"] = (
                Plot.Circle(name: "unit circle").Dashed()
                + Plot.Ellipse(Mat([2, 1], [1, 1]), "image").Filled()
                + Plot.Polygon([(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)])
            )
                .Aspect(1)
                .X("$x_1$")
                .Y("$x_2$")
                .Alt("A circle becomes an ellipse."),
            ["graph"] = Plot.Graph(
                    ["$x$", "$w$", "$b$", "$wx$", "$z$", @"$\sigma(z)$"],
                    [("$x$", "$wx$"), ("$w$", "$wx$"), ("$wx$", "$z$"), ("$b$", "$z$"), ("$z$", @"$\sigma(z)$")],
                    highlight: [@"$\sigma(z)$"]
                )
                .Alt("A computation."),
            ["graph-cycle"] = Plot.Graph(
                    ["sun", "rain", "snow"],
                    [
                        ("sun", "rain", "0.3"),
                        ("rain", "sun", "0.4"),
                        ("rain", "snow", "0.1"),
                        ("sun", "sun", ""),
                        ("snow", "sun", "0.5"),
                    ]
                )
                .Alt("A Markov chain."),
            ["tree"] = Plot.Tree(6, n => n > 1 ? [n / 2, n - n / 2] : [], n => $"{n}", n => n % 2 == 0 ? "even" : "")
                .Title("Halving")
                .Alt("6 halves to ones."),
            ["images"] = Plot.Images(
                    Enumerable.Range(1, 5).Select(k => Circle(k + 1)),
                    columns: 3,
                    labels: Enumerable.Range(1, 5).Select(k => $"$r={k + 1}$")
                )
                .Alt("Discs that grow."),
            ["panels"] = Plot.Panels(
                    2,
                    Plot.Line(Train, "train").Title("train").X("epoch"),
                    Plot.Scatter([1, 2, 3], [3, 1, 2]).Title("points"),
                    Plot.HeatMap(Identity(4)).Title("identity"),
                    Plot.Bar(["a", "b"], [1, 2]).Title("bars")
                )
                .Title("Four")
                .Alt("Four panels."),
            ["facet"] = Plot.Facet([1, 2, 3], k => Plot.Line(x => Pow(x, k), -1, 1).X("$x$")).Alt("Powers."),
            ["text-escapes"] = (Plot.Line([1, 2, 1], "a < b & \"c\"") + Plot.Text(1, 1.5, "<script>"))
                .Title("5 $ & more")
                .Alt("\"<&>\""),
        };

    /// <summary>A white disc on black, 16 × 16.</summary>
    private static double[,] Circle(double radius)
    {
        var picture = new double[16, 16];
        for (var r = 0; r < 16; r++)
        {
            for (var c = 0; c < 16; c++)
            {
                picture[r, c] = 1 / (1 + Exp(2 * (Sqrt((r - 7.5) * (r - 7.5) + (c - 7.5) * (c - 7.5)) - radius)));
            }
        }

        return picture;
    }
}
