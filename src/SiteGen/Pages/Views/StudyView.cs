using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>What a reader comes back to: every note by module, with its recall questions, and the paths.</summary>
/// <param name="Modules">Those that have notes, in reading order.</param>
/// <param name="Paths">Those with at least one written note.</param>
public sealed record StudyView(PageHead Head, ImmutableArray<StudyModule> Modules, ImmutableArray<PathCard> Paths)
{
    public const string Address = "study/";

    public static PageLink Link { get; } = new("Study", Address);

    /// <summary>Of all notes.</summary>
    public int Questions => Modules.SelectMany(m => m.Notes).Sum(n => n.Questions);
}

public sealed record StudyModule(PageLink Module, ImmutableArray<StudyNote> Notes);

/// <param name="Questions">How many its recall section asks.</param>
/// <param name="RecallAddress">The first of them on the note's page; null where there is none.</param>
public sealed record StudyNote(NoteEntry Note, int Questions, string? RecallAddress);
