using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>How the site is verified, with the numbers of this very build.</summary>
/// <param name="Notes">In reading order, those with cells.</param>
public sealed record VerifiedView(ImmutableArray<VerifiedNote> Notes)
{
    public const string Address = "verified/";

    public static PageLink Link { get; } = new("How this site is verified", Address);

    /// <summary>The day of the last change to the notes; null where that is not known.</summary>
    public DateOnly? SourceDay { get; init; }

    public required int Seed { get; init; }

    /// <summary>Longest that a cell may run, in seconds.</summary>
    public required int TimeoutSeconds { get; init; }

    public required int Formulas { get; init; }

    /// <summary>Cross-references and citations.</summary>
    public required int References { get; init; }

    public VerifiedCounts Total => Notes.Aggregate(new VerifiedCounts(), (sum, n) => sum + n.Counts);
}

public sealed record VerifiedNote(PageLink Note, VerifiedCounts Counts);

/// <summary>What was run and compared.</summary>
public sealed record VerifiedCounts
{
    /// <summary>Cells that ran, those that fail on purpose included.</summary>
    public int Ran { get; init; }

    /// <summary>Of those that ran or were compiled: must not compile, or must throw, and do.</summary>
    public int FailOnPurpose { get; init; }

    /// <summary>Compiled and not run.</summary>
    public int Compiled { get; init; }

    /// <summary>Values behind `// =>`.</summary>
    public int Values { get; init; }

    /// <summary>Printed lines.</summary>
    public int Lines { get; init; }

    public int Figures { get; init; }

    public static VerifiedCounts operator +(VerifiedCounts a, VerifiedCounts b) =>
        new()
        {
            Ran = a.Ran + b.Ran,
            FailOnPurpose = a.FailOnPurpose + b.FailOnPurpose,
            Compiled = a.Compiled + b.Compiled,
            Values = a.Values + b.Values,
            Lines = a.Lines + b.Lines,
            Figures = a.Figures + b.Figures,
        };
}
