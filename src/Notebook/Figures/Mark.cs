namespace MlMath.Notebook;

/// <summary>One layer of a figure: its data, checked when it is made.</summary>
internal abstract record Mark
{
    /// <summary>Stands in the legend or beside the mark, and finds it for a check. May hold `$…$`.</summary>
    public string Name { get; init; } = "";

    public MarkStyle Style { get; init; } = new();

    /// <summary>How the worker calls it.</summary>
    public abstract string Kind { get; }

    /// <summary>Across and up, one pair a point, for checks and for log axes; empty where a mark has no such data.</summary>
    public virtual (IReadOnlyList<double> X, IReadOnlyList<double> Y) Points => ([], []);

    public abstract void WriteData(SpecWriter spec);

    /// <summary>The data in brief, one line.</summary>
    public abstract string Summary { get; }

    public void Write(SpecWriter spec)
    {
        spec.Text("kind", Kind).Text("name", Name);
        Style.Write(spec);
        WriteData(spec);
    }

    public string Record => $"{Kind}{(Name.Length > 0 ? $" \"{Name}\"" : "")}: {Summary}";
}
