using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>Something of a note that a reference can name, counted from 1 within the note and its kind.</summary>
/// <param name="Name">`thm:spectral`.</param>
/// <param name="Noun">`Theorem`; `Equation` for a formula.</param>
/// <param name="Number">Null for what is not counted, such as a lab.</param>
/// <param name="Title">Plain text; empty where there is none.</param>
public sealed record NoteLabel(string Name, string Noun, int? Number, string Title, SourceSpan Span)
{
    public string Anchor => Labels.AnchorOf(Name);

    /// <summary>How a reference names it: `(3)` for an equation, `Theorem 2` for the rest.</summary>
    public string Text =>
        Noun == Labels.Equation ? $"({Number})"
        : Number is null
            ? Title.Length > 0 ? Title
                : Noun
        : $"{Noun} {Number}";
}

/// <summary>The prefixes of labels: `{#thm:spectral}` is a theorem's.</summary>
public static class Labels
{
    public const string Equation = "Equation";

    public const string Figure = "Figure";

    /// <summary>Prefix and noun.</summary>
    public static ImmutableArray<(string Prefix, string Noun)> All { get; } =
    [
        ("eq", Equation),
        ("fig", Figure),
        ("thm", "Theorem"),
        ("lem", "Lemma"),
        ("prop", "Proposition"),
        ("cor", "Corollary"),
        ("law", "Law"),
        ("def", "Definition"),
        ("exm", "Example"),
        ("exr", "Exercise"),
        ("lab", "Lab"),
    ];

    /// <summary>The id on the page: `thm:spectral` is `thm-spectral`.</summary>
    public static string AnchorOf(string label) => label.Replace(':', '-');

    public static string? PrefixOf(string noun) => All.FirstOrDefault(l => l.Noun == noun).Prefix;

    public static string? NounOf(string label)
    {
        var colon = label.IndexOf(':', StringComparison.Ordinal);
        return colon < 0 ? null : All.FirstOrDefault(l => l.Prefix == label[..colon]).Noun;
    }
}
