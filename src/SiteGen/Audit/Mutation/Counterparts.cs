using System.Collections.Immutable;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>Functions that are taken for one another.</summary>
internal static class Counterparts
{
    private static readonly ImmutableArray<(string One, string Other)> Pairs =
    [
        ("Sin", "Cos"),
        ("Max", "Min"),
        ("MaxBy", "MinBy"),
        ("Maximum", "Minimum"),
        ("Floor", "Ceiling"),
        ("First", "Last"),
        ("Any", "All"),
        ("Take", "Skip"),
        ("Order", "OrderDescending"),
        ("OrderBy", "OrderByDescending"),
        ("Row", "Column"),
    ];

    private static readonly ImmutableHashSet<string> Symmetric =
    [
        "Max",
        "Min",
        "Hypot",
        "Equals",
        "Dot",
        "SetEquals",
        "Zip",
    ];

    public static string? Of(string name) =>
        Pairs.FirstOrDefault(p => p.One == name).Other ?? Pairs.FirstOrDefault(p => p.Other == name).One;

    /// <summary>Whether the order of arguments cannot matter.</summary>
    public static bool TakesInAnyOrder(string name) => Symmetric.Contains(name);
}
