namespace MlMath.SiteGen.Pages.Views;

/// <summary>Somewhere that a list sends the reader: a note, a section of one, or a lesson of the course.</summary>
/// <param name="Link">Without an address while it is not written.</param>
public sealed record Place(PageLink Link, PlaceKind Kind)
{
    /// <summary>The section's heading; null for the whole note.</summary>
    public string? Section { get; init; }

    /// <summary>The section's id; null for the whole note.</summary>
    public string? Anchor => Link.Address?.IndexOf('#') is { } at and >= 0 ? Link.Address[(at + 1)..] : null;

    /// <summary>The page of the note; null while it is not written.</summary>
    public string? Page => Link.Address?.Split('#')[0];
}

public enum PlaceKind
{
    /// <summary>It can be read.</summary>
    Written,

    /// <summary>A note, or a section of one, that is not written yet.</summary>
    Planned,

    /// <summary>A lesson of the course, which comes later.</summary>
    Lesson,
}
