using System.Collections.Immutable;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>A work that notes cite.</summary>
/// <param name="Key">`strang2016`.</param>
/// <param name="Authors">Each as `Strang, Gilbert`, or the whole name of an organisation.</param>
/// <param name="Venue">Journal, conference or publisher.</param>
/// <param name="Edition">`fifth`.</param>
/// <param name="Suffix">`a`, `b`, … where several works have the same authors and year; otherwise empty.</param>
public sealed record BibliographyEntry(
    string Key,
    string Type,
    ImmutableArray<string> Authors,
    string Title,
    int Year,
    string? Venue,
    string? Edition,
    string? Doi,
    string? Url,
    string? Isbn,
    string Suffix = ""
)
{
    /// <summary>Authors as a sentence names them: `Strang`, `Boyd and Vandenberghe`, `Goodfellow et al.`.</summary>
    public string Names =>
        Authors switch
        {
            [var one] => Family(one),
            [var one, var two] => $"{Family(one)} and {Family(two)}",
            [var first, ..] => $"{Family(first)} et al.",
            [] => Title,
        };

    /// <summary>`Strang (2016)`.</summary>
    public string Short => $"{Names} ({Year}{Suffix})";

    /// <summary>Where to read it, if it has an address.</summary>
    public string? Link => Doi is null ? Url : $"https://doi.org/{Doi}";

    /// <summary>The id of its line in the note's list of references.</summary>
    public string Anchor => $"ref-{Key}";

    private static string Family(string author) => author.Split(',')[0].Trim();
}
