using System.Collections.Immutable;

namespace MlMath.Notebook;

/// <summary>One axis of a figure. What is null is taken from the data.</summary>
internal sealed record Axis
{
    public string Label { get; init; } = "";

    public bool Log { get; init; }

    public double? From { get; init; }

    public double? To { get; init; }

    /// <summary>Empty: none at all.</summary>
    public ImmutableArray<double>? Ticks { get; init; }

    public static Axis Of(Axis old, string label, bool log, double? from, double? to, double[]? ticks) =>
        new()
        {
            Label = label.Length > 0 ? label : old.Label,
            Log = log || old.Log,
            From = from ?? old.From,
            To = to ?? old.To,
            Ticks = ticks is null ? old.Ticks : [.. ticks],
        };

    /// <summary>This axis, with what it leaves open taken from another.</summary>
    public Axis Or(Axis other) => Of(other, Label, Log, From, To, Ticks is { } ticks ? [.. ticks] : null);

    public void Write(SpecWriter spec)
    {
        spec.Text("label", Label).Flag("log", Log).Number("from", From).Number("to", To);
        if (Ticks is { } ticks)
        {
            spec.Numbers("ticks", ticks);
        }
    }

    /// <exception cref="ArgumentException">The ends are in the wrong order, or not positive on a log axis.</exception>
    public void Verify(string name)
    {
        if (From >= To)
        {
            throw new ArgumentException($"the {name} axis ends at {To} and so cannot start at {From}");
        }

        if (Log && (From <= 0 || To <= 0))
        {
            throw new ArgumentException(
                $"the {name} axis is logarithmic, so it cannot reach {(From <= 0 ? From : To)}"
            );
        }
    }
}
