namespace MlMath.Notebook;

/// <summary>Claims about what a figure shows.</summary>
public sealed class FigureCheck(Figure figure)
{
    /// <summary>The data under a name, panels included.</summary>
    /// <exception cref="CheckFailedException">There is no such name, or several have it and one is not a band.</exception>
    public SeriesCheck Series(string name)
    {
        var marks = Marks(figure).ToList();
        var found = marks.Where(m => m.Name == name).ToList();
        var lines = found.Count > 1 ? found.Where(m => m is not BandMark).ToList() : found;
        return lines.Count switch
        {
            1 => new SeriesCheck(Data.Who(lines[0].Kind, name), lines[0].Points.X, lines[0].Points.Y),
            0 => throw new CheckFailedException($"the figure has no series \"{name}\"; it has {Names(marks)}"),
            _ => throw new CheckFailedException($"the figure has {lines.Count} series \"{name}\""),
        };
    }

    /// <summary>The data of one mark, counted from 0 in the order of adding.</summary>
    public SeriesCheck Series(int index)
    {
        var marks = Marks(figure).ToList();
        return index >= 0 && index < marks.Count
            ? new SeriesCheck($"mark {index} ({marks[index].Kind})", marks[index].Points.X, marks[index].Points.Y)
            : throw new CheckFailedException($"the figure has {marks.Count} marks, so there is no mark {index}");
    }

    /// <summary>Claims how many marks there are, panels included.</summary>
    public FigureCheck HasMarks(int count)
    {
        var actual = Marks(figure).Count();
        return actual == count ? this : throw new CheckFailedException($"the figure has {actual} marks, not {count}");
    }

    private static IEnumerable<Mark> Marks(Figure figure) => figure.Marks.Concat(figure.Parts.SelectMany(Marks));

    private static string Names(List<Mark> marks)
    {
        var names = marks.Where(m => m.Name.Length > 0).Select(m => $"\"{m.Name}\"").ToList();
        return names.Count > 0 ? string.Join(", ", names) : "no named series";
    }
}
