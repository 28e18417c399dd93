using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Markdown.Cells;

/// <summary>The words after a fence's marks, read and checked.</summary>
public sealed record FenceOptions
{
    public required FenceKind Kind { get; init; }

    /// <summary>The first word as written; empty where there is none.</summary>
    public required string Language { get; init; }

    public SnippetMode Mode { get; init; }

    public SnippetVisibility Visibility { get; init; }

    public bool Reset { get; init; }

    public string? ExpectedError { get; init; }

    public string? Reason { get; init; }

    public SliderRange? Slider { get; init; }

    /// <summary>The value of `file=`, and where it stands.</summary>
    public FenceFile? File { get; init; }
}

/// <summary>A listing kept outside the note.</summary>
public sealed record FenceFile(string Path, SourceSpan Span);
