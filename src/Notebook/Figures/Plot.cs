using System.Numerics;
using MathNet.Numerics.LinearAlgebra;
using Vector = MathNet.Numerics.LinearAlgebra.Vector<double>;

namespace MlMath.Notebook;

/// <summary>
/// Makes figures. Numbers may be of any numeric type and come from arrays, lists, vectors or queries; each must be finite.
/// Names and labels may hold `$…$`.
/// </summary>
public static class Plot
{
    /// <summary>A line through the values, at 0, 1, 2, ….</summary>
    /// <param name="gaps">Draw what is not finite as a gap.</param>
    public static Figure Line<T>(IEnumerable<T> ys, string name = "", bool gaps = false)
        where T : INumberBase<T> => Indexed("line", ys, name, gaps);

    /// <summary>A line through the points in their order.</summary>
    public static Figure Line<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name = "", bool gaps = false)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Xy("line", xs, ys, name, gaps);

    /// <summary>A line through the points in their order.</summary>
    public static Figure Line<TX, TY>(IEnumerable<(TX X, TY Y)> points, string name = "", bool gaps = false)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Pairs("line", points, name, gaps);

    /// <summary>The graph of a function.</summary>
    /// <param name="gaps">Draw nothing where the function is not finite.</param>
    public static Figure Line(
        Func<double, double> f,
        double from,
        double to,
        string name = "",
        int points = 201,
        bool gaps = false
    ) => Curve("line", f, from, to, name, points, gaps);

    /// <summary>Stairs: each value holds until the next x.</summary>
    public static Figure Step<T>(IEnumerable<T> ys, string name = "", bool gaps = false)
        where T : INumberBase<T> => Indexed("step", ys, name, gaps);

    /// <summary>Stairs: each value holds until the next x.</summary>
    public static Figure Step<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name = "", bool gaps = false)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Xy("step", xs, ys, name, gaps);

    /// <summary>The stretch between the values, at 0, 1, 2, …, and 0.</summary>
    public static Figure Area<T>(IEnumerable<T> ys, string name = "")
        where T : INumberBase<T> => Indexed("area", ys, name, gaps: false);

    /// <summary>The stretch between a line and 0.</summary>
    public static Figure Area<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name = "")
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Xy("area", xs, ys, name, gaps: false);

    /// <summary>The stretch between the graph of a function and 0.</summary>
    public static Figure Area(Func<double, double> f, double from, double to, string name = "", int points = 201) =>
        Curve("area", f, from, to, name, points, gaps: false);

    /// <summary>Points.</summary>
    /// <param name="labels">Words beside each point.</param>
    public static Figure Scatter<TX, TY>(
        IEnumerable<TX> xs,
        IEnumerable<TY> ys,
        string name = "",
        IEnumerable<string>? labels = null
    )
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Xy("scatter", xs, ys, name, gaps: false, labels);

    /// <summary>Points.</summary>
    public static Figure Scatter<TX, TY>(
        IEnumerable<(TX X, TY Y)> points,
        string name = "",
        IEnumerable<string>? labels = null
    )
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Pairs("scatter", points, name, gaps: false, labels);

    /// <summary>The stretch between two curves, such as an error band. With a line's name it takes that line's colour.</summary>
    public static Figure Band<TX, TL, TH>(
        IEnumerable<TX> xs,
        IEnumerable<TL> low,
        IEnumerable<TH> high,
        string name = ""
    )
        where TX : INumberBase<TX>
        where TL : INumberBase<TL>
        where TH : INumberBase<TH>
    {
        var (x, lo, hi) = (
            Data.Numbers(xs, "band", name, "x"),
            Data.Numbers(low, "band", name, "low"),
            Data.Numbers(high, "band", name, "high")
        );
        Data.SameLength("band", name, "x values", x.Length, "low values", lo.Length);
        Data.SameLength("band", name, "low values", lo.Length, "high values", hi.Length);
        return Of(new BandMark(x, lo, hi), name);
    }

    /// <summary>A bar per category. Several bar marks stand side by side, or on each other with `.Stacked()`.</summary>
    public static Figure Bar<T>(
        IEnumerable<string> labels,
        IEnumerable<T> values,
        string name = "",
        bool horizontal = false
    )
        where T : INumberBase<T>
    {
        string[] categories = [.. labels];
        var heights = Data.Numbers(values, "bar", name, "values");
        Data.SameLength("bar", name, "labels", categories.Length, "values", heights.Length);
        return Of(new BarMark(categories, heights, horizontal), name);
    }

    /// <summary>A bar per number on the axis, which need not be evenly spaced and is shown as it is written.</summary>
    public static Figure Bar<TX, TY>(
        IEnumerable<TX> xs,
        IEnumerable<TY> values,
        string name = "",
        bool horizontal = false
    )
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Bar(xs.Select(x => Displays.Text(x)), values, name, horizontal);

    /// <summary>How often values fall into equal bins.</summary>
    /// <param name="from">Left edge of the first bin; the smallest value unless said.</param>
    /// <param name="to">Right edge of the last bin, which belongs to it; the largest value unless said.</param>
    /// <param name="density">Heights such that the areas sum to 1.</param>
    public static Figure Histogram<T>(
        IEnumerable<T> values,
        int bins = 20,
        string name = "",
        double? from = null,
        double? to = null,
        bool density = false
    )
        where T : INumberBase<T> => Of(Histograms.Of(values, bins, name, from, to, density), name);

    /// <summary>A colour per entry of a matrix, row 0 at the top.</summary>
    /// <param name="decimals">Writes the numbers into the cells.</param>
    /// <param name="diverging">Two hues from 0 outwards; unless said, when there are negative and positive entries.</param>
    /// <param name="range">What the ends of the colours mean; the smallest and largest entry unless said.</param>
    public static Figure HeatMap(
        double[,] values,
        string name = "",
        IEnumerable<string>? rows = null,
        IEnumerable<string>? columns = null,
        int? decimals = null,
        bool? diverging = null,
        (double Low, double High)? range = null
    )
    {
        var mark = Heat(values, name) with
        {
            RowLabels = [.. rows ?? []],
            ColumnLabels = [.. columns ?? []],
            Decimals = decimals,
            Range = range,
        };
        if (mark.RowLabels.Length > 0)
        {
            Data.SameLength("heat", name, "row labels", mark.RowLabels.Length, "rows", mark.Rows);
        }

        if (mark.ColumnLabels.Length > 0)
        {
            Data.SameLength("heat", name, "column labels", mark.ColumnLabels.Length, "columns", mark.Columns);
        }

        return Of(mark with { Diverging = diverging ?? Signs(mark.Values) }, name);
    }

    /// <summary>A colour per entry of a matrix, row 0 at the top.</summary>
    public static Figure HeatMap(
        Matrix<double> values,
        string name = "",
        IEnumerable<string>? rows = null,
        IEnumerable<string>? columns = null,
        int? decimals = null,
        bool? diverging = null,
        (double Low, double High)? range = null
    ) => HeatMap(values.ToArray(), name, rows, columns, decimals, diverging, range);

    /// <summary>A colour per point of a rectangle, from a function.</summary>
    /// <param name="points">Cells along each side.</param>
    public static Figure HeatMap(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        string name = "",
        int points = 60,
        bool? diverging = null,
        (double Low, double High)? range = null
    )
    {
        var edgesX = Data.Spaced(x.From, x.To, points + 1, "heat", name);
        var edgesY = Data.Spaced(y.From, y.To, points + 1, "heat", name);
        var values = Data.Sample(f, Middles(edgesX), Middles(edgesY), "heat", name);
        var mark = new HeatMark(points, points, values)
        {
            Extent = (x.From, x.To, y.From, y.To),
            Diverging = diverging ?? Signs(values),
            Range = range,
        };
        return Of(mark, name);

        static double[] Middles(double[] edges) => [.. edges.Skip(1).Select((e, i) => (edges[i] + e) / 2)];
    }

    /// <summary>Level curves of a function over a rectangle.</summary>
    /// <param name="levels">How many; or give them with <paramref name="at"/>.</param>
    public static Figure Contour(
        Func<double, double, double> f,
        (double From, double To) x,
        (double From, double To) y,
        int levels = 10,
        string name = "",
        double[]? at = null,
        int points = 61
    )
    {
        var xs = Data.Spaced(x.From, x.To, points, "contour", name);
        var ys = Data.Spaced(y.From, y.To, points, "contour", name);
        var values = Data.Sample(f, xs, ys, "contour", name);
        return Of(new ContourMark(xs, ys, values, at ?? Levels.Between(values.Min(), values.Max(), levels)), name);
    }

    /// <summary>An arrow per point of a grid, pointing where the function says; the longest fills its place.</summary>
    public static Figure VectorField(
        Func<double, double, (double U, double V)> f,
        (double From, double To) x,
        (double From, double To) y,
        int points = 13,
        string name = ""
    )
    {
        var xs = Data.Spaced(x.From, x.To, points, "vectors", name);
        var ys = Data.Spaced(y.From, y.To, points, "vectors", name);
        double[] gridX = [.. ys.SelectMany(_ => xs)];
        double[] gridY = [.. ys.SelectMany(v => xs.Select(_ => v))];
        var us = Data.Sample((a, b) => f(a, b).U, xs, ys, "vectors", name);
        var vs = Data.Sample((a, b) => f(a, b).V, xs, ys, "vectors", name);
        return Of(new VectorsMark(gridX, gridY, us, vs), name);
    }

    /// <summary>A straight line across the whole figure: upright at x, or level at y.</summary>
    /// <exception cref="ArgumentException">Both are given, or neither.</exception>
    public static Figure Rule(double? x = null, double? y = null, string label = "") =>
        x.HasValue == y.HasValue
            ? throw new ArgumentException($"a rule stands at x or at y, not {(x.HasValue ? "both" : "neither")}")
            : Of(new RuleMark(Finite(x, "rule", label), Finite(y, "rule", label)), label);

    /// <summary>Words at a point.</summary>
    public static Figure Text(double x, double y, string text, Side at = Side.Center) =>
        Of(new TextMark(Finite(x, "text", text) ?? 0, Finite(y, "text", text) ?? 0, text, at), "");

    /// <summary>An arrow from (x0, y0) to (x1, y1), its label at the tip.</summary>
    public static Figure Arrow(double x0, double y0, double x1, double y1, string label = "")
    {
        var ends = Data.Numbers([x0, y0, x1, y1], "arrow", label, "coordinates");
        return Of(new ArrowMark(ends[0], ends[1], ends[2], ends[3]), label);
    }

    /// <summary>An arrow from the origin, or from <paramref name="from"/>.</summary>
    /// <exception cref="ArgumentException">The vector is not in the plane.</exception>
    public static Figure Arrow(Vector vector, string label = "", Vector? from = null)
    {
        if (vector.Count != 2 || from is { Count: not 2 })
        {
            throw new ArgumentException(
                $"{Data.Who("arrow", label)}: a vector of {(vector.Count != 2 ? vector.Count : from!.Count)} entries is not in the plane"
            );
        }

        var (x, y) = (from?[0] ?? 0, from?[1] ?? 0);
        return Arrow(x, y, x + vector[0], y + vector[1], label);
    }

    /// <summary>A line through points in any direction; a NaN lifts the pen.</summary>
    public static Figure Path<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name = "")
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Outline(xs, ys, name, closed: false);

    /// <summary>A line through points in any direction.</summary>
    public static Figure Path(IEnumerable<(double X, double Y)> points, string name = "")
    {
        var all = points.ToList();
        return Outline(all.Select(p => p.X), all.Select(p => p.Y), name, closed: false);
    }

    /// <summary>A closed outline; `.Filled()` fills it.</summary>
    public static Figure Polygon<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name = "")
        where TX : INumberBase<TX>
        where TY : INumberBase<TY> => Outline(xs, ys, name, closed: true);

    /// <summary>A closed outline; `.Filled()` fills it.</summary>
    public static Figure Polygon(IEnumerable<(double X, double Y)> points, string name = "")
    {
        var all = points.ToList();
        return Outline(all.Select(p => p.X), all.Select(p => p.Y), name, closed: true);
    }

    /// <summary>A circle; use with `.Aspect(1)`.</summary>
    public static Figure Circle(double radius = 1, double x = 0, double y = 0, string name = "") =>
        Polygon(GridPictures.Circle(x, y, radius), name);

    /// <summary>The image of the unit circle under a 2 × 2 matrix.</summary>
    public static Figure Ellipse(Matrix<double> matrix, string name = "") =>
        Polygon(GridPictures.Circle(0, 0, 1).Select(GridPictures.Map(matrix)), name);

    /// <summary>The image under a 2 × 2 matrix of the grid of whole numbers from −size to size.</summary>
    public static Figure Grid(Matrix<double> matrix, int size = 4, string name = "")
    {
        var map = GridPictures.Map(matrix);
        return Grid((x, y) => map((x, y)), size, name);
    }

    /// <summary>The image under any map of the plane of the grid of whole numbers from −size to size.</summary>
    public static Figure Grid(Func<double, double, (double X, double Y)> map, int size = 4, string name = "") =>
        Path(GridPictures.Lines(map, size), name);

    /// <summary>Nodes and edges. Directed graphs without cycles run from left to right; others stand on a circle.</summary>
    /// <param name="at">Places the nodes instead, y upwards.</param>
    /// <param name="highlight">Nodes that stand out.</param>
    /// <exception cref="ArgumentException">An edge names no node, or a name is twice among the nodes.</exception>
    public static Figure Graph(
        IEnumerable<string> nodes,
        IEnumerable<(string From, string To)> edges,
        bool directed = true,
        Func<string, (double X, double Y)>? at = null,
        IEnumerable<string>? highlight = null
    ) => Graph(nodes, edges.Select(e => (e.From, e.To, "")), directed, at, highlight);

    /// <summary>Nodes and labelled edges.</summary>
    public static Figure Graph(
        IEnumerable<string> nodes,
        IEnumerable<(string From, string To, string Label)> edges,
        bool directed = true,
        Func<string, (double X, double Y)>? at = null,
        IEnumerable<string>? highlight = null
    ) => Of(GraphLayout.Place([.. nodes], [.. edges], directed, at, [.. highlight ?? []]), "").NoAxes();

    /// <summary>A tree of anything, root at the top.</summary>
    /// <param name="root">The root.</param>
    /// <param name="children">A node's children, in order.</param>
    /// <param name="label">A node's words.</param>
    /// <param name="edge">The words on the edge that leads to a node.</param>
    public static Figure Tree<T>(
        T root,
        Func<T, IEnumerable<T>> children,
        Func<T, string> label,
        Func<T, string>? edge = null
    ) => Of(TreeLayout.Place(root, children, label, edge), "").NoAxes();

    /// <summary>Small grey pictures side by side, on one scale from black (lowest) to white (highest).</summary>
    public static Figure Images(IEnumerable<double[,]> images, int columns = 8, IEnumerable<string>? labels = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        var words = labels?.ToList();
        var pictures = images.Select((image, i) => Heat(image, "") with { Name = words?[i] ?? "" }).ToList();
        return pictures.Count > 0
            ? Of(new ImagesMark(pictures, columns), "").NoAxes()
            : throw new ArgumentException("images: there are none");
    }

    /// <summary>Figures side by side, so many to a row.</summary>
    public static Figure Panels(int columns, params ReadOnlySpan<Figure> figures)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(columns, 1);
        return figures.Length > 0
            ? new Figure { Parts = [.. figures], PartsPerRow = Math.Min(columns, figures.Length) }
            : throw new ArgumentException("panels: there are no figures");
    }

    /// <summary>One panel per key, titled with it, all on the same axes.</summary>
    public static Figure Facet<T>(IEnumerable<T> keys, Func<T, Figure> each, int columns = 3) =>
        Panels(columns, [.. keys.Select(k => Titled(each(k), Displays.Text(k)))]).SharedAxes();

    private static Figure Titled(Figure figure, string title) =>
        figure.Heading.Length > 0 ? figure : figure.Title(title);

    private static Figure Of(Mark mark, string name) => new() { Marks = [mark with { Name = name }] };

    private static Figure Indexed<T>(string kind, IEnumerable<T> ys, string name, bool gaps)
        where T : INumberBase<T>
    {
        var y = Data.Numbers(ys, kind, name, "y", gaps);
        return Of(new XyMark(kind, [.. Enumerable.Range(0, y.Length)], y, []), name);
    }

    private static Figure Pairs<TX, TY>(
        string kind,
        IEnumerable<(TX X, TY Y)> points,
        string name,
        bool gaps,
        IEnumerable<string>? labels = null
    )
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        var all = points.ToList();
        return Xy(kind, all.Select(p => p.X), all.Select(p => p.Y), name, gaps, labels);
    }

    private static Figure Xy<TX, TY>(
        string kind,
        IEnumerable<TX> xs,
        IEnumerable<TY> ys,
        string name,
        bool gaps,
        IEnumerable<string>? labels = null
    )
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        var (x, y) = (Data.Numbers(xs, kind, name, "x"), Data.Numbers(ys, kind, name, "y", gaps));
        Data.SameLength(kind, name, "x values", x.Length, "y values", y.Length);
        string[] words = [.. labels ?? []];
        if (words.Length > 0)
        {
            Data.SameLength(kind, name, "labels", words.Length, "points", x.Length);
        }

        return Of(new XyMark(kind, x, y, words), name);
    }

    private static Figure Curve(
        string kind,
        Func<double, double> f,
        double from,
        double to,
        string name,
        int points,
        bool gaps
    )
    {
        var xs = Data.Spaced(from, to, points, kind, name);
        return Xy(kind, xs, xs.Select(f), name, gaps);
    }

    private static Figure Outline<TX, TY>(IEnumerable<TX> xs, IEnumerable<TY> ys, string name, bool closed)
        where TX : INumberBase<TX>
        where TY : INumberBase<TY>
    {
        var (x, y) = (
            Data.Numbers(xs, "path", name, "x", gaps: !closed),
            Data.Numbers(ys, "path", name, "y", gaps: !closed)
        );
        Data.SameLength("path", name, "x values", x.Length, "y values", y.Length);
        return Of(new PathMark(x, y, closed), name);
    }

    private static HeatMark Heat(double[,] values, string name) =>
        new(
            values.GetLength(0),
            values.GetLength(1),
            Data.Numbers(values.Cast<double>(), "heat", name, "entries (row by row)")
        );

    private static bool Signs(double[] values) => values.Min() < 0 && values.Max() > 0;

    private static double? Finite(double? value, string mark, string name) =>
        value is { } number && !double.IsFinite(number)
            ? throw new ArgumentException($"{Data.Who(mark, name)}: {Numerals.RoundTrip(number)} cannot be drawn")
            : value;
}
