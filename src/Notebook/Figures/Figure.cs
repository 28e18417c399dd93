using System.Collections.Immutable;

namespace MlMath.Notebook;

/// <summary>
/// A figure: layers of marks on two axes, or several figures as panels. Immutable: each call gives a new figure. Made by
/// <see cref="Plot"/>; layers are put on top of each other with `+`.
/// </summary>
public sealed record Figure : IDisplayable
{
    internal ImmutableArray<Mark> Marks { get; init; } = [];

    internal ImmutableArray<Figure> Parts { get; init; } = [];

    internal int PartsPerRow { get; init; } = 1;

    internal bool PartsShareAxes { get; init; }

    internal Axis Across { get; init; } = new();

    internal Axis Up { get; init; } = new();

    internal string Heading { get; init; } = "";

    internal string Below { get; init; } = "";

    internal string Words { get; init; } = "";

    internal string Key { get; init; } = "";

    internal double? Ratio { get; init; }

    internal (int Width, int Height)? Pixels { get; init; }

    internal bool BarsStacked { get; init; }

    internal bool Bare { get; init; }

    /// <summary>Puts another figure's marks on top. Where both set an axis or a title, the left one wins.</summary>
    public static Figure operator +(Figure lower, Figure upper) => lower.Add(upper);

    /// <summary>Puts other figures' marks on top of this one's.</summary>
    /// <exception cref="ArgumentException">One of them is made of panels.</exception>
    public Figure Add(params ReadOnlySpan<Figure> others)
    {
        var sum = this;
        foreach (var other in others)
        {
            if (!sum.Parts.IsEmpty || !other.Parts.IsEmpty)
            {
                throw new ArgumentException(
                    "panels cannot be laid over each other; add to a panel before `Plot.Panels`"
                );
            }

            sum = sum with
            {
                Marks = sum.Marks.AddRange(other.Marks),
                Across = sum.Across.Or(other.Across),
                Up = sum.Up.Or(other.Up),
                Heading = sum.Heading.Length > 0 ? sum.Heading : other.Heading,
                Below = sum.Below.Length > 0 ? sum.Below : other.Below,
                Words = sum.Words.Length > 0 ? sum.Words : other.Words,
                Key = sum.Key.Length > 0 ? sum.Key : other.Key,
                Ratio = sum.Ratio ?? other.Ratio,
                Pixels = sum.Pixels ?? other.Pixels,
                BarsStacked = sum.BarsStacked || other.BarsStacked,
                Bare = sum.Bare && other.Bare,
            };
        }

        return sum;
    }

    /// <summary>Above the figure; may hold `$…$`.</summary>
    public Figure Title(string title) => this with { Heading = title };

    /// <summary>The horizontal axis: its label, logarithmic or not, its ends, its ticks.</summary>
    public Figure X(
        string label = "",
        bool log = false,
        double? from = null,
        double? to = null,
        double[]? ticks = null
    ) => this with { Across = Axis.Of(Across, label, log, from, to, ticks) };

    /// <summary>The vertical axis: its label, logarithmic or not, its ends, its ticks.</summary>
    public Figure Y(
        string label = "",
        bool log = false,
        double? from = null,
        double? to = null,
        double[]? ticks = null
    ) => this with { Up = Axis.Of(Up, label, log, from, to, ticks) };

    /// <summary>Height of one unit of y over width of one unit of x on the page: 1 keeps circles round.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not positive.</exception>
    public Figure Aspect(double ratio)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(ratio);
        return this with { Ratio = ratio };
    }

    /// <summary>Width and height of the drawing; the page scales it to its column. 640 × 400 unless said.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A side is outside 80 to 2000.</exception>
    public Figure Size(int width, int height)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(width, 80);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 2000);
        ArgumentOutOfRangeException.ThrowIfLessThan(height, 80);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(height, 2000);
        return this with { Pixels = (width, height) };
    }

    /// <summary>Names in a legend above, also where lines would be labelled at their ends; false: names for checks alone.</summary>
    public Figure Legend(bool show = true) => this with { Key = show ? "show" : "hide" };

    /// <summary>Bars of one category stand on each other, not side by side.</summary>
    public Figure Stacked() => this with { BarsStacked = true };

    /// <summary>No axes, grid or ticks.</summary>
    public Figure NoAxes() => this with { Bare = true };

    /// <summary>All panels get the same axes.</summary>
    public Figure SharedAxes() => this with { PartsShareAxes = true };

    /// <summary>Below the figure; may hold `$…$`.</summary>
    public Figure Caption(string caption) => this with { Below = caption };

    /// <summary>What the figure shows, in words that suffice alone. Every figure needs it.</summary>
    public Figure Alt(string alt) => this with { Words = alt };

    /// <summary>A colour of the site's palette, 1 to 8, or 0 for ink, for all marks so far.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 8.</exception>
    public Figure Color(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, 8);
        return Styled(s => s with { Color = number });
    }

    /// <summary>Dashed lines, for all marks so far.</summary>
    public Figure Dashed() => Styled(s => s with { Dash = Dash.Dashed });

    /// <summary>Dotted lines, for all marks so far.</summary>
    public Figure Dotted() => Styled(s => s with { Dash = Dash.Dotted });

    /// <summary>Solid lines, for all marks so far.</summary>
    public Figure Solid() => Styled(s => s with { Dash = Dash.Solid });

    /// <summary>Line width, or radius of points, in pixels of a figure 640 wide, for all marks so far.</summary>
    public Figure Width(double pixels)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(pixels);
        return Styled(s => s with { Width = pixels });
    }

    /// <summary>Faint, for all marks so far: context, not message.</summary>
    public Figure Faint(double opacity = 0.35)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(opacity);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(opacity, 1);
        return Styled(s => s with { Opacity = opacity });
    }

    /// <summary>A dot on each point of a line, for all marks so far.</summary>
    public Figure Markers() => Styled(s => s with { Markers = true });

    /// <summary>Outlines are filled, for all marks so far.</summary>
    public Figure Filled() => Styled(s => s with { Filled = true });

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">A logarithmic axis would have to show a number that is not positive.</exception>
    public Display ToDisplay() =>
        new FigureDisplay(FigureSpec.Write(this), Words, Below.Length > 0 ? Below : null, FigureSpec.Record(this));

    private Figure Styled(Func<MarkStyle, MarkStyle> change) =>
        this with
        {
            Marks = [.. Marks.Select(m => m with { Style = change(m.Style) })],
            Parts = [.. Parts.Select(p => p.Styled(change))],
        };
}
