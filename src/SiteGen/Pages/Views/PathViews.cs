using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>All learning paths.</summary>
public sealed record PathsView(PageHead Head, ImmutableArray<PathCard> Paths);

/// <summary>A learning path in a list.</summary>
/// <param name="Head">Of its page: a name, `Beginner`, and what it is for, `One foundational pass`.</param>
public sealed record PathCard(PageHead Head, PathTally Tally)
{
    public PageLink Link => new(Head.Title, Head.Address);

    /// <summary>Addresses of its written notes, each once, in order.</summary>
    public ImmutableArray<string> Notes { get; init; } = [];
}

/// <summary>What a path asks for, and what of it is there.</summary>
/// <param name="NoteMinutes">Reading time of the written notes.</param>
/// <param name="LessonMinutes">As the table of lessons has them.</param>
public sealed record PathTally(
    int Steps,
    int WrittenNotes,
    int NoteMinutes,
    int PlannedNotes,
    int Lessons,
    int LessonMinutes
)
{
    public int Minutes => NoteMinutes + LessonMinutes;
}

/// <summary>One learning path.</summary>
/// <param name="Stages">In order; a path without stages has one that has no title.</param>
public sealed record PathView(PageHead Head, PathTally Tally, ImmutableArray<PathStage> Stages)
{
    public PageLink? Previous { get; init; }

    public PageLink? Next { get; init; }
}

/// <param name="Title">`Week 1`; null for a path without stages.</param>
public sealed record PathStage(string? Title, ImmutableArray<PathStepView> Steps);

/// <param name="Number">From 1, over all stages.</param>
/// <param name="Why">The reason for this step at this place.</param>
/// <param name="Within">The module that holds it.</param>
public sealed record PathStepView(int Number, Place Place, string Why, string Within)
{
    /// <summary>Null for what is not written.</summary>
    public Level? Level { get; init; }

    /// <summary>Null where it is not known.</summary>
    public int? Minutes { get; init; }
}
