using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>The home page: the parts as a map, and where to start.</summary>
public sealed record HomeView
{
    public required string Title { get; init; }

    /// <summary>One sentence on what this is; plain text.</summary>
    public required string Summary { get; init; }

    /// <summary>From the home page's `index.md`; may be empty.</summary>
    public string IntroductionHtml { get; init; } = "";

    /// <summary>A few good first notes, in order.</summary>
    public ImmutableArray<NoteEntry> Start { get; init; } = [];

    /// <summary>The learning paths, where there are any.</summary>
    public ImmutableArray<PathCard> Paths { get; init; } = [];

    /// <summary>The map of prerequisites; null where there is none.</summary>
    public PageLink? Map { get; init; }

    /// <summary>Cells that were run for the whole site.</summary>
    public int Cells { get; init; }

    /// <summary>Outputs and values that were compared with what the notes say.</summary>
    public int Checks { get; init; }

    public bool HasMathematics { get; init; }
}

/// <summary>A part: its modules and their notes.</summary>
public sealed record PartView(PartEntry Part)
{
    /// <summary>From the part's `index.md`; may be empty.</summary>
    public string IntroductionHtml { get; init; } = "";

    public bool HasMathematics { get; init; }
}

/// <summary>A module: its notes, in reading order, each with what it builds on.</summary>
public sealed record ModuleView(PageLink Part, ModuleEntry Module)
{
    /// <summary>From the module's `index.md`; may be empty.</summary>
    public string IntroductionHtml { get; init; } = "";

    /// <summary>By address of a note: its prerequisites. A note without any may be absent.</summary>
    public ImmutableDictionary<string, ImmutableArray<PageLink>> Prerequisites { get; init; } =
        ImmutableDictionary<string, ImmutableArray<PageLink>>.Empty;

    public PageLink? Previous { get; init; }

    public PageLink? Next { get; init; }

    public bool HasMathematics { get; init; }
}

/// <summary>A page that is no note: the notation, about, 404.</summary>
/// <param name="Address">`notation/`; the page for missing addresses has null, and its links begin at the base path.</param>
public sealed record PlainPageView(string? Address, string Title, string BodyHtml)
{
    public string? Summary { get; init; }

    public ImmutableArray<TocEntry> Toc { get; init; } = [];

    public bool HasMathematics { get; init; }
}
