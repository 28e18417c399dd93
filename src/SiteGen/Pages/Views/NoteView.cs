using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>A note, ready for its page.</summary>
public sealed record NoteView
{
    /// <summary>`maths/linear-algebra/svd-qr-lu/`.</summary>
    public required string Address { get; init; }

    public required string Title { get; init; }

    /// <summary>The note's claim in one sentence; plain text.</summary>
    public required string Summary { get; init; }

    public required Level Level { get; init; }

    /// <summary>Reading time.</summary>
    public required int Minutes { get; init; }

    /// <summary>The day of the last commit that changed the note; null where that is not known.</summary>
    public DateOnly? LastChanged { get; init; }

    /// <summary>From the home page down to the module; the note itself is left out.</summary>
    public ImmutableArray<PageLink> Breadcrumbs { get; init; } = [];

    /// <summary>The module whose notes stand beside this one; null for a note outside the curriculum.</summary>
    public ModuleEntry? Module { get; init; }

    public ImmutableArray<PageLink> Prerequisites { get; init; } = [];

    /// <summary>Notes that have this one as a prerequisite.</summary>
    public ImmutableArray<PageLink> Unlocks { get; init; } = [];

    public PageLink? Previous { get; init; }

    public PageLink? Next { get; init; }

    /// <summary>Headings of the body in document order.</summary>
    public ImmutableArray<TocEntry> Toc { get; init; } = [];

    /// <summary>The rendered body, headings from h2 down, the list of references included.</summary>
    public required string BodyHtml { get; init; }

    /// <summary>Cells that were run (or compiled) for this page.</summary>
    public int Cells { get; init; }

    /// <summary>Outputs and values that were compared with what the note says.</summary>
    public int Checks { get; init; }

    /// <summary>Files of the note to take home, from the site's root: one C# file, a notebook.</summary>
    public ImmutableArray<string> Downloads { get; init; } = [];

    /// <summary>Questions of its recall section.</summary>
    public int Questions { get; init; }

    /// <summary>What it covers of the curriculum; empty without a table of topics.</summary>
    public ImmutableArray<NoteTopic> Topics { get; init; } = [];

    /// <summary>Whether the page needs the formula style sheet and fonts.</summary>
    public bool HasMathematics { get; init; } = true;
}

/// <summary>A link to another page. A page that is not written yet has no address and appears as text.</summary>
/// <param name="Address">From the site's root, such as `maths/`; the empty string is the home page.</param>
public sealed record PageLink(string Title, string? Address)
{
    public static PageLink Home { get; } = new("Home", "");
}

/// <summary>A heading of a page.</summary>
/// <param name="Level">2 for a section, 3 for a part of one.</param>
/// <param name="Anchor">Its id.</param>
/// <param name="Html">Its text, which may hold formulas.</param>
public sealed record TocEntry(int Level, string Anchor, string Html);
