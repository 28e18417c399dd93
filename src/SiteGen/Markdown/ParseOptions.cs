using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Markdown;

/// <summary>What reading a note needs besides its text.</summary>
public sealed record ParseOptions
{
    /// <summary>The listing of `file=`, by its path relative to `snippets/`; null where there is none.</summary>
    public Func<string, SourceText?> ReadListing { get; init; } = static _ => null;

    /// <summary>Whether an image stands in the note's folder, by its path there.</summary>
    public Func<string, bool> ImageExists { get; init; } = static _ => true;

    public Bibliography Bibliography { get; init; } = Bibliography.Empty;
}
