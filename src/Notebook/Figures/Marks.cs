namespace MlMath.Notebook;

/// <summary>Points in order, joined (`line`, `step`, `area`) or not (`scatter`).</summary>
internal sealed record XyMark(string Shape, double[] Xs, double[] Ys, string[] Labels) : Mark
{
    public override string Kind => Shape;

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => (Xs, Ys);

    public override void WriteData(SpecWriter spec) => spec.Numbers("x", Xs).Numbers("y", Ys).Texts("labels", Labels);

    public override string Summary =>
        $"{Brief.Count(Xs.Length, "point")}, {Brief.Range("x", Xs)}, {Brief.Values("y", Ys)}";
}

/// <summary>The stretch between two curves.</summary>
internal sealed record BandMark(double[] Xs, double[] Low, double[] High) : Mark
{
    public override string Kind => "band";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => ([.. Xs, .. Xs], [.. Low, .. High]);

    public override void WriteData(SpecWriter spec) => spec.Numbers("x", Xs).Numbers("low", Low).Numbers("high", High);

    public override string Summary =>
        $"{Brief.Count(Xs.Length, "point")}, {Brief.Range("x", Xs)}, {Brief.Values("low", Low)}, {Brief.Values("high", High)}";
}

/// <summary>A value per category.</summary>
internal sealed record BarMark(string[] Labels, double[] Values, bool Horizontal) : Mark
{
    public override string Kind => "bar";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points =>
        ([.. Enumerable.Range(1, Values.Length)], Values);

    public override void WriteData(SpecWriter spec) =>
        spec.Texts("labels", Labels).Numbers("values", Values).Flag("horizontal", Horizontal);

    public override string Summary => $"{Brief.Count(Labels.Length, "bar")}, {Brief.Values("values", Values)}";
}

/// <summary>Counts, or densities, between edges.</summary>
internal sealed record HistogramMark(double[] Edges, double[] Heights, int Total) : Mark
{
    public override string Kind => "histogram";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points =>
        ([.. Heights.Select((_, i) => (Edges[i] + Edges[i + 1]) / 2)], Heights);

    public override void WriteData(SpecWriter spec) => spec.Numbers("edges", Edges).Numbers("heights", Heights);

    public override string Summary =>
        $"{Brief.Count(Total, "value")} in {Brief.Count(Heights.Length, "bin")}, {Brief.Range("x", Edges)}, {Brief.Values("heights", Heights)}";
}

/// <summary>A colour per cell: a matrix, row 0 at the top, or a function over a rectangle, y upwards.</summary>
internal sealed record HeatMark(int Rows, int Columns, double[] Values) : Mark
{
    /// <summary>The rectangle; null for a matrix, whose cells are centred on whole numbers.</summary>
    public (double X0, double X1, double Y0, double Y1)? Extent { get; init; }

    public string[] RowLabels { get; init; } = [];

    public string[] ColumnLabels { get; init; } = [];

    /// <summary>Two hues from a middle at 0; otherwise one ramp.</summary>
    public bool Diverging { get; init; }

    /// <summary>Decimals of the numbers written into the cells; null for none.</summary>
    public int? Decimals { get; init; }

    public (double Low, double High)? Range { get; init; }

    public override string Kind => "heat";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => ([], Values);

    public override void WriteData(SpecWriter spec)
    {
        spec.Number("rows", Rows).Number("columns", Columns).Numbers("values", Values);
        if (Extent is { } extent)
        {
            spec.Numbers("extent", [extent.X0, extent.X1, extent.Y0, extent.Y1]);
        }

        spec.Texts("rowLabels", RowLabels).Texts("columnLabels", ColumnLabels);
        spec.Flag("diverging", Diverging).Number("decimals", Decimals);
        spec.Number("low", Range?.Low).Number("high", Range?.High);
    }

    public override string Summary => $"{Rows} × {Columns}, {Brief.Values("values", Values)}";
}

/// <summary>Level curves of a function over a rectangle.</summary>
internal sealed record ContourMark(double[] Xs, double[] Ys, double[] Values, double[] Levels) : Mark
{
    public override string Kind => "contour";

    public override void WriteData(SpecWriter spec) =>
        spec.Number("columns", Xs.Length)
            .Number("rows", Ys.Length)
            .Numbers("extent", [Xs[0], Xs[^1], Ys[0], Ys[^1]])
            .Numbers("values", Values)
            .Numbers("levels", Levels);

    public override string Summary =>
        $"{Brief.Count(Levels.Length, "level")}, {Brief.Range("x", Xs)}, {Brief.Range("y", Ys)}, {Brief.Values("values", Values)}";
}

/// <summary>An arrow at each point.</summary>
internal sealed record VectorsMark(double[] Xs, double[] Ys, double[] Us, double[] Vs) : Mark
{
    public override string Kind => "vectors";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => (Xs, Ys);

    public override void WriteData(SpecWriter spec) =>
        spec.Numbers("x", Xs).Numbers("y", Ys).Numbers("u", Us).Numbers("v", Vs);

    public override string Summary =>
        $"{Brief.Count(Xs.Length, "arrow")}, {Brief.Range("x", Xs)}, {Brief.Range("y", Ys)}, {Brief.Values("u", Us)}, {Brief.Values("v", Vs)}";
}

/// <summary>A straight line across the whole figure: upright at x, or level at y.</summary>
internal sealed record RuleMark(double? X, double? Y) : Mark
{
    public override string Kind => "rule";

    public override void WriteData(SpecWriter spec) => spec.Number("x", X).Number("y", Y);

    public override string Summary => X is { } x ? $"x = {Numerals.Short(x)}" : $"y = {Numerals.Short(Y ?? 0)}";
}

/// <summary>Words at a point.</summary>
internal sealed record TextMark(double X, double Y, string Words, Side Side) : Mark
{
    public override string Kind => "text";

    public override void WriteData(SpecWriter spec) =>
        spec.Number("x", X).Number("y", Y).Text("text", Words).Text("side", Side.ToString().ToLowerInvariant());

    public override string Summary => $"`{Words}` at ({Numerals.Short(X)}, {Numerals.Short(Y)})";
}

/// <summary>An arrow from one point to another.</summary>
internal sealed record ArrowMark(double X0, double Y0, double X1, double Y1) : Mark
{
    public override string Kind => "arrow";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => ([X0, X1], [Y0, Y1]);

    public override void WriteData(SpecWriter spec) =>
        spec.Number("x0", X0).Number("y0", Y0).Number("x1", X1).Number("y1", Y1);

    public override string Summary =>
        $"({Numerals.Short(X0)}, {Numerals.Short(Y0)}) to ({Numerals.Short(X1)}, {Numerals.Short(Y1)})";
}

/// <summary>A line through points in any direction, with gaps where a number is NaN; closed when it is an outline.</summary>
internal sealed record PathMark(double[] Xs, double[] Ys, bool Closed) : Mark
{
    public override string Kind => "path";

    public override (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => (Xs, Ys);

    public override void WriteData(SpecWriter spec) => spec.Numbers("x", Xs).Numbers("y", Ys).Flag("closed", Closed);

    public override string Summary =>
        $"{Brief.Count(Xs.Count(double.IsFinite), "point")}, {Brief.Values("x", Xs)}, {Brief.Values("y", Ys)}";
}

/// <summary>A node of a graph, placed.</summary>
internal sealed record PlacedNode(string Label, double X, double Y, bool Highlighted);

/// <summary>An edge of a graph, between nodes by number.</summary>
internal sealed record PlacedEdge(int From, int To, string Label);

/// <summary>Nodes and edges, already laid out; y downwards.</summary>
internal sealed record GraphMark(IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges, bool Directed) : Mark
{
    /// <summary>Both axes on one scale: places that the author gave, or a circle.</summary>
    public bool Free { get; init; }

    public override string Kind => "graph";

    public override void WriteData(SpecWriter spec) =>
        spec.Flag("directed", Directed)
            .Flag("free", Free)
            .Objects(
                "nodes",
                Nodes,
                n => spec.Text("label", n.Label).Number("x", n.X).Number("y", n.Y).Flag("highlighted", n.Highlighted)
            )
            .Objects("edges", Edges, e => spec.Number("from", e.From).Number("to", e.To).Text("label", e.Label));

    public override string Summary
    {
        get
        {
            var arrow = Directed ? " → " : " – ";
            var edges = Edges.Select(e =>
                Nodes[e.From].Label + arrow + Nodes[e.To].Label + (e.Label.Length > 0 ? $" ({e.Label})" : "")
            );
            return $"{Brief.Count(Nodes.Count, "node")}, {Brief.Count(Edges.Count, "edge")}: {string.Join(", ", edges)}";
        }
    }
}

/// <summary>Small grey pictures side by side, on one scale from black (lowest) to white (highest).</summary>
internal sealed record ImagesMark(IReadOnlyList<HeatMark> Pictures, int PerRow) : Mark
{
    public override string Kind => "images";

    public override void WriteData(SpecWriter spec) =>
        spec.Number("perRow", PerRow)
            .Objects(
                "pictures",
                Pictures,
                p =>
                    spec.Text("label", p.Name)
                        .Number("rows", p.Rows)
                        .Number("columns", p.Columns)
                        .Numbers("values", p.Values)
            );

    public override string Summary =>
        $"{Brief.Count(Pictures.Count, "picture")} of {Pictures[0].Rows} × {Pictures[0].Columns}, {Brief.Values("values", [.. Pictures.SelectMany(p => p.Values)])}";
}
