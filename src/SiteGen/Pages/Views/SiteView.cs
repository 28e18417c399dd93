using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>What every page knows about the whole site: its name and the tree of parts, modules and notes.</summary>
/// <param name="Title">The site's name.</param>
/// <param name="Parts">In reading order, parts without a written note included.</param>
public sealed record SiteView(string Title, ImmutableArray<PartEntry> Parts)
{
    /// <summary>Where the site's root is for pages that are served at any address (404): begins and ends with `/`.</summary>
    public string BasePath { get; init; } = "/";

    /// <summary>The site's whole address, ending in `/`; null where it is not known.</summary>
    public Uri? Url { get; init; }

    /// <summary>Whether there is a feed of changes: it names pages by their whole address, and days.</summary>
    public bool HasFeed { get; init; }

    /// <summary>Pages beside the parts, such as the notation: every page links to them.</summary>
    public SiteLinks Links { get; init; } = SiteLinks.None;

    public int WrittenNotes => Parts.Sum(p => p.WrittenNotes);

    public int PlannedNotes => Parts.Sum(p => p.PlannedNotes);
}

/// <param name="Address">The page's address: `maths/`.</param>
/// <param name="Modules">In reading order, planned ones included.</param>
public sealed record PartEntry(string Title, string Address, ImmutableArray<ModuleEntry> Modules)
{
    /// <summary>One sentence, from the part's `index.md`; null where there is none.</summary>
    public string? Summary { get; init; }

    public int WrittenNotes => Modules.Sum(m => m.Notes.Length);

    public int PlannedNotes => Modules.Sum(m => m.PlannedNotes);

    /// <summary>Only what is written has a page.</summary>
    public bool HasPage => WrittenNotes > 0;
}

/// <param name="Address">The page's address: `maths/linear-algebra/`.</param>
/// <param name="Notes">Those that exist, in reading order.</param>
/// <param name="PlannedNotes">How many the curriculum asks for, written or not.</param>
public sealed record ModuleEntry(string Title, string Address, ImmutableArray<NoteEntry> Notes, int PlannedNotes)
{
    /// <summary>One sentence, from the module's `index.md`; null where there is none.</summary>
    public string? Summary { get; init; }

    public bool HasPage => Notes.Length > 0;
}

/// <param name="Address">The page's address: `maths/linear-algebra/svd-qr-lu/`.</param>
/// <param name="Summary">The note's claim in one sentence; plain text.</param>
/// <param name="Minutes">Reading time.</param>
public sealed record NoteEntry(string Title, string Address, string Summary, Level Level, int Minutes);
