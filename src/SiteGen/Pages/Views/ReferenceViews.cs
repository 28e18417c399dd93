using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>The glossary: every term that a note defines.</summary>
public sealed record GlossaryView(ImmutableArray<GlossaryLetter> Letters)
{
    public const string Address = "glossary/";

    public static PageLink Link { get; } = new("Glossary", Address);

    /// <summary>Definitions, terms that only lead to one left out.</summary>
    public required int Definitions { get; init; }

    /// <summary>Notes that define something.</summary>
    public required int Notes { get; init; }

    public bool HasMathematics { get; init; }
}

/// <param name="Letter">`A`, or `#` for terms that begin with none.</param>
/// <param name="Entries">In the order of their terms.</param>
public sealed record GlossaryLetter(string Letter, ImmutableArray<GlossaryEntry> Entries)
{
    public string Anchor => Letter == "#" ? "letter-other" : $"letter-{Letter.ToLowerInvariant()}";
}

/// <summary>A term with what it means, or with the entry that explains it on the way.</summary>
/// <param name="Anchor">The entry's id on the page.</param>
public sealed record GlossaryEntry(string TermHtml, string Anchor)
{
    /// <summary>One for each note that defines the term.</summary>
    public ImmutableArray<GlossaryMeaning> Meanings { get; init; } = [];

    /// <summary>Entries whose text introduces the term; their addresses are anchors of the page.</summary>
    public ImmutableArray<PageLink> See { get; init; } = [];
}

/// <param name="Html">Blocks; links fit the glossary's address.</param>
/// <param name="Note">The place that defines it.</param>
public sealed record GlossaryMeaning(string Html, PageLink Note);

/// <summary>The bibliography: every work, and where it is cited.</summary>
/// <param name="Works">By author and year.</param>
public sealed record BibliographyView(ImmutableArray<BibliographyWork> Works)
{
    public const string Address = "bibliography/";

    public static PageLink Link { get; } = new("Bibliography", Address);

    public int Citations => Works.Sum(w => w.Citations);

    public bool HasMathematics { get; init; }
}

/// <param name="Anchor">The work's id on the page.</param>
/// <param name="Html">Authors, year, title and the rest, in one line.</param>
/// <param name="Citations">How often notes cite it.</param>
public sealed record BibliographyWork(string Anchor, string Html, int Citations, ImmutableArray<CitingNote> CitedBy);

/// <summary>A note that cites a work.</summary>
public sealed record CitingNote(PageLink Note, ImmutableArray<CitingPlace> Places);

/// <param name="Address">From the site's root, with the citation's anchor.</param>
/// <param name="SectionHtml">The heading that it stands under; may hold formulas.</param>
/// <param name="Locator">`§6.4`; empty where the work as a whole is cited.</param>
public sealed record CitingPlace(string Address, string SectionHtml, string Locator);
