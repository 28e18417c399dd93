using System.Collections.Immutable;

namespace MlMath.SiteGen.Markdown.Containers;

/// <summary>What a word after `:::` means.</summary>
/// <param name="Name">As written, and the class on the page.</param>
/// <param name="Noun">How the page heads it; empty where it has no head of its own.</param>
/// <param name="Element">The HTML element.</param>
/// <param name="IsCounted">Numbered within the note.</param>
internal sealed record ContainerKind(string Name, string Noun, string Element, bool IsCounted)
{
    public static ImmutableArray<ContainerKind> All { get; } =
    [
        new("theorem", "Theorem", "div", IsCounted: true),
        new("lemma", "Lemma", "div", IsCounted: true),
        new("proposition", "Proposition", "div", IsCounted: true),
        new("corollary", "Corollary", "div", IsCounted: true),
        new("law", "Law", "div", IsCounted: true),
        new("definition", "Definition", "div", IsCounted: true),
        new("example", "Example", "div", IsCounted: true),
        new("proof", "Proof.", "div", IsCounted: false),
        new("derivation", "Derivation.", "div", IsCounted: false),
        new("remark", "Remark", "div", IsCounted: false),
        new("note", "Note", "div", IsCounted: false),
        new("pitfall", "Pitfall", "div", IsCounted: false),
        new("exercise", "Exercise", "section", IsCounted: true),
        new("hint", "Hint", "details", IsCounted: false),
        new("solution", "Solution", "details", IsCounted: false),
        new("lab", "Lab", "section", IsCounted: false),
        new("question", "", "div", IsCounted: false),
        new("recall", "", "section", IsCounted: false),
        new("margin", "", "aside", IsCounted: false),
    ];

    /// <summary>How an exercise is graded: the word after `exercise`.</summary>
    public static ImmutableArray<string> Grades { get; } = ["recall", "numeric", "proof", "code"];

    public static ContainerKind? Find(string name) => All.FirstOrDefault(k => k.Name == name);
}
