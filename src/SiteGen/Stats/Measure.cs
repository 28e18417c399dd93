using System.Collections.Immutable;

namespace MlMath.SiteGen.Stats;

/// <summary>Something of a note that is counted, and how much of it a note should have.</summary>
/// <param name="Name">Its name in JSON and in the table's head.</param>
/// <param name="Noun">As a message says it: `words of prose`.</param>
/// <param name="Least">Null where nothing is asked.</param>
/// <param name="Most">Null where there is no bound.</param>
public sealed record Measure(string Name, string Noun, int? Least, int? Most)
{
    /// <summary>In the order of the table. The ranges are those of the template that notes are written to.</summary>
    public static ImmutableArray<Measure> All { get; } =
    [
        new("words", "words of prose", 1500, 3200),
        new("figures", "figures", 1, null),
        new("cells", "cells", 2, null),
        new("checkedCells", "cells with a check", 2, null),
        new("checks", "checks", null, null),
        new("exercises", "exercises", 5, 8),
        new("recall", "recall questions", 5, 5),
        new("pitfalls", "pitfalls", 3, 5),
        new("sources", "sources for further reading", 3, 5),
    ];

    /// <summary>`1500 to 3200`, `at least 2`.</summary>
    public string Range =>
        (Least, Most) switch
        {
            (null, null) => "any number",
            ({ } least, { } most) when least == most => $"{least}",
            ({ } least, { } most) => $"{least} to {most}",
            ({ } least, null) => $"at least {least}",
            (null, { } most) => $"at most {most}",
        };

    public bool Allows(int count) => !(count < Least) && !(count > Most);
}
