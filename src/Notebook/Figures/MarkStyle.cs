namespace MlMath.Notebook;

internal enum Dash
{
    Auto,
    Solid,
    Dashed,
    Dotted,
}

/// <summary>How a mark looks. What is null or Auto is chosen when the figure is drawn, from the mark's place in it.</summary>
internal sealed record MarkStyle
{
    /// <summary>1 to 8: a colour of the site's palette. 0: the colour of ink.</summary>
    public int? Color { get; init; }

    public Dash Dash { get; init; }

    /// <summary>Line width in pixels of a figure 640 wide.</summary>
    public double? Width { get; init; }

    /// <summary>0 to 1.</summary>
    public double? Opacity { get; init; }

    /// <summary>Dots on a line, or an outline filled.</summary>
    public bool Markers { get; init; }

    public bool Filled { get; init; }

    public void Write(SpecWriter spec) =>
        spec.Number("color", Color)
            .Text("dash", Dash == Dash.Auto ? null : Dash.ToString().ToLowerInvariant())
            .Number("width", Width)
            .Number("opacity", Opacity)
            .Flag("markers", Markers)
            .Flag("filled", Filled);
}
