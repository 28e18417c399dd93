namespace MlMath.Notebook;

/// <summary>A figure as the JSON that the typesetting worker draws, and as the record that a build compares.</summary>
internal static class FigureSpec
{
    public static string Write(Figure figure)
    {
        using var spec = new SpecWriter();
        spec.Object(() => Write(spec, figure));
        return spec.ToString();
    }

    /// <summary>One line a mark, below a line with what the axes say.</summary>
    public static string Record(Figure figure) => string.Join('\n', Lines(figure));

    private static void Write(SpecWriter spec, Figure figure)
    {
        spec.Text("title", figure.Heading);
        spec.Number("width", figure.Pixels?.Width).Number("height", figure.Pixels?.Height);
        if (!figure.Parts.IsEmpty)
        {
            spec.Number("perRow", figure.PartsPerRow).Flag("sharedAxes", figure.PartsShareAxes);
            spec.Objects("panels", figure.Parts, part => Write(spec, part));
            return;
        }

        Verify(figure);
        spec.Number("aspect", figure.Ratio).Text("legend", figure.Key);
        spec.Flag("stacked", figure.BarsStacked).Flag("bare", figure.Bare);
        spec.Object("x", () => figure.Across.Write(spec)).Object("y", () => figure.Up.Write(spec));
        spec.KeepsSmall = figure.Across.Log || figure.Up.Log;
        spec.Objects("marks", figure.Marks, mark => mark.Write(spec));
    }

    private static IEnumerable<string> Lines(Figure figure)
    {
        if (figure.Heading.Length > 0)
        {
            yield return $"title: {figure.Heading}";
        }

        foreach (var (name, axis) in new[] { ("x", figure.Across), ("y", figure.Up) })
        {
            if (axis.Label.Length > 0 || axis.Log)
            {
                yield return $"{name} axis:{(axis.Label.Length > 0 ? " " + axis.Label : "")}{(axis.Log ? " (log)" : "")}";
            }
        }

        foreach (var mark in figure.Marks)
        {
            yield return mark.Record;
        }

        for (var part = 0; part < figure.Parts.Length; part++)
        {
            foreach (var line in Lines(figure.Parts[part]))
            {
                yield return $"panel {part + 1}, {line}";
            }
        }
    }

    private static void Verify(Figure figure)
    {
        figure.Across.Verify("x");
        figure.Up.Verify("y");
        if (figure.Marks.Length > 1 && figure.Marks.FirstOrDefault(m => m is GraphMark or ImagesMark) is { } alone)
        {
            throw new ArgumentException(
                $"{alone.Kind}: it has no axes, so no other mark can be laid over it; use `Plot.Panels`"
            );
        }

        foreach (var mark in figure.Marks.Where(m => m is not (HeatMark or BarMark)))
        {
            Verify(mark, "x", figure.Across, mark.Points.X);
            Verify(mark, "y", figure.Up, mark.Points.Y);
        }
    }

    private static void Verify(Mark mark, string name, Axis axis, IReadOnlyList<double> values)
    {
        for (var i = 0; axis.Log && i < values.Count; i++)
        {
            // Bins of a histogram that nothing fell into are simply not drawn.
            if (values[i] <= 0 && !(mark is HistogramMark && values[i] == 0))
            {
                throw new ArgumentException(
                    $"{Data.Who(mark.Kind, mark.Name)}: {name}[{i}] is {Numerals.RoundTrip(values[i])}, which a logarithmic axis cannot show"
                );
            }
        }
    }
}
