using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>The run that the site trained: its curve, what it wrote on the way, its file.</summary>
public sealed record RunPageView
{
    public required ImmutableArray<PageLink> Links { get; init; }

    /// <summary>One sentence on what happened; plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>A shorter training than the published one.</summary>
    public bool IsQuick { get; init; }

    public required DrawnFigure Losses { get; init; }

    /// <summary>Sentences on how to read the curve; plain text.</summary>
    public required ImmutableArray<string> Reading { get; init; }

    /// <summary>What was trained, on what and how: names and values.</summary>
    public required ImmutableArray<(string Name, string Value)> Facts { get; init; }

    public required ImmutableArray<SampleView> Samples { get; init; }

    public required CheckpointView Checkpoint { get; init; }
}

/// <summary>The trained model as a file.</summary>
/// <param name="Address">From the site's root.</param>
public sealed record CheckpointView(string Address, int Bytes, string Sha256, string Identity);

/// <summary>What a model wrote.</summary>
/// <param name="Loss">Its validation loss then, as shown; null where it is not said.</param>
public sealed record SampleView(int Step, string? Loss, string Text);

/// <summary>A figure, drawn.</summary>
/// <param name="Markup">SVG.</param>
public sealed record DrawnFigure(string Markup, string Caption);

/// <summary>Runs that differ from the healthy one in one thing each.</summary>
public sealed record PathologiesView(
    ImmutableArray<PageLink> Links,
    bool IsQuick,
    ImmutableArray<PathologyView> Runs,
    SampleView Healthy
);

/// <param name="Anchor">The run's name.</param>
/// <param name="Changed">The one thing that differs, in a few words.</param>
/// <param name="Sentences">What to see, and why; plain text with numbers of the run.</param>
public sealed record PathologyView(
    string Anchor,
    string Title,
    string Changed,
    DrawnFigure Figure,
    ImmutableArray<string> Sentences,
    SampleView Sample
);

/// <summary>The engine's own code, part by part.</summary>
public sealed record EnginePageView(ImmutableArray<PageLink> Links, ImmutableArray<EngineSection> Sections);

/// <param name="Text">What the part does; plain text.</param>
/// <param name="Note">The note that derives it; without an address while it is not written.</param>
public sealed record EngineSection(
    string Anchor,
    string Title,
    string Text,
    PageLink Note,
    ImmutableArray<EngineFile> Files
);

/// <param name="Path">From the repository's root.</param>
/// <param name="Html">The highlighted code.</param>
public sealed record EngineFile(string Path, int Lines, string Html);

/// <summary>A page of the input folder that stands among the capstone's own.</summary>
public sealed record CapstoneProseView(ImmutableArray<PageLink> Links, string Title, string Summary, string BodyHtml)
{
    public ImmutableArray<TocEntry> Toc { get; init; } = [];

    public bool HasMathematics { get; init; }
}
