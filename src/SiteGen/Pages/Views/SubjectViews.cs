using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>Every topic, in groups, each with the sections that cover it.</summary>
/// <param name="Covered">Topics with at least one section that can be read.</param>
public sealed record TopicsView(PageHead Head, ImmutableArray<TopicGroupView> Groups, int Covered)
{
    public int Count => Groups.Sum(g => g.Topics.Length);
}

/// <param name="Anchor">Its id on the page.</param>
/// <param name="About">One sentence; null where there is none.</param>
public sealed record TopicGroupView(string Anchor, string Title, string? About, ImmutableArray<TopicView> Topics);

/// <param name="Anchor">The topic's id in lower case: `t072`.</param>
public sealed record TopicView(string Anchor, string Title, ImmutableArray<Place> Places);

/// <summary>Subjects, each at several depths.</summary>
public sealed record LevelsView(PageHead Head, ImmutableArray<SubjectView> Subjects);

/// <param name="Anchor">Its id on the page.</param>
/// <param name="Columns">Beginner, intermediate, advanced, practice; a level with nothing is left out.</param>
public sealed record SubjectView(string Anchor, string Title, ImmutableArray<SubjectLevel> Columns);

public sealed record SubjectLevel(string Title, ImmutableArray<Place> Places);

/// <summary>Every lab: what a reader builds.</summary>
/// <param name="Groups">By the module that holds them, in reading order.</param>
public sealed record LabsView(PageHead Head, ImmutableArray<LabGroup> Groups)
{
    public int Count => Groups.Sum(g => g.Labs.Length);

    public int Written => Groups.SelectMany(g => g.Labs).Count(l => l.Place.Kind == PlaceKind.Written);
}

public sealed record LabGroup(string Title, ImmutableArray<LabView> Labs);

/// <param name="Title">What is built.</param>
/// <param name="Place">The note that holds it, at the lab.</param>
public sealed record LabView(string Title, Place Place);

/// <summary>What may be skipped, and what is given up by it.</summary>
public sealed record SkipView(PageHead Head, ImmutableArray<SkipSubject> Subjects);

public sealed record SkipSubject(string Title, ImmutableArray<SkippedNote> Notes);

/// <param name="Place">The note's section that says who can skip it, or gives its results without the proofs.</param>
/// <param name="NeededBy">Notes that build directly on it.</param>
/// <param name="Later">How many notes need it in any number of steps.</param>
public sealed record SkippedNote(Place Place, ImmutableArray<PageLink> NeededBy, int Later);
