using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Lists across all notes: topics, subjects by level, labs, and what may be skipped.</summary>
public sealed class BuildSubjects : IModule
{
    private const string Topics = "topics/";
    private const string Levels = "levels/";
    private const string Labs = "labs/";
    private const string Skip = "who-can-skip-this/";

    // The group of topics.csv whose topics a reader may leave out.
    private const string SkipGroup = "what-to-skip";

    public string Name => "Laying out topics, levels and labs";

    public static PageLink? TopicsLink(BuildState state) =>
        state.Curriculum.Tables.Topics.IsEmpty ? null : new PageLink("Topics", Topics);

    /// <summary>The topics that a note covers, in the table's order.</summary>
    public static ImmutableArray<NoteTopic> TopicsIn(Note note, BuildState state, Places places) =>
        [
            .. state
                .Curriculum.Tables.TopicsOf(note.Address)
                .DistinctBy(t => t.Topic.Id)
                .Select(t => new NoteTopic(
                    t.Topic.Title,
                    places.Of(new PlannedSection(note.Address.Reference, t.Heading), t.Topic.Id).Anchor,
                    Topics,
                    AnchorOf(t.Topic),
                    t.Topic.CoveredBy.Select(s => s.Note)
                        .Distinct(StringComparer.Ordinal)
                        .Count(n => n != note.Address.Reference && places.Of(n).Kind == PlaceKind.Written)
                )),
        ];

    public static PageLink? LevelsLink(BuildState state) =>
        state.Curriculum.Tables.CrossReferences.IsEmpty ? null : new PageLink("Subjects by level", Levels);

    public static PageLink? LabsLink(BuildState state) => LabSections(state).Any() ? new PageLink("Labs", Labs) : null;

    public static PageLink? SkipLink(BuildState state) =>
        state.Curriculum.Tables.Topics.Any(t => t.Group == SkipGroup) ? new PageLink("Who can skip this", Skip) : null;

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var views = SiteViews.Of(state);
        var places = new Places(state, views);
        var renderer = new PageRenderer(views.Site, state.Assets);
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        if (TopicsLink(state) is not null)
        {
            Add<TopicsPage>(Topics, () => TopicsOf(state, places));
        }

        if (LevelsLink(state) is not null)
        {
            Add<LevelsPage>(Levels, () => LevelsOf(state, places));
        }

        if (LabsLink(state) is not null)
        {
            Add<LabsPage>(Labs, () => LabsOf(state, places));
        }

        if (SkipLink(state) is not null)
        {
            Add<SkipPage>(Skip, () => SkipOf(state, places, views));
        }

        return Task.FromResult(state with { Files = [.. state.Files, .. files] });

        void Add<TPage>(string address, Func<object> view)
            where TPage : IComponent =>
            files.Add(SiteFile.Page(address, () => renderer.RenderAsync<TPage>(address, "View", view())));
    }

    private static TopicsView TopicsOf(BuildState state, Places places)
    {
        var tables = state.Curriculum.Tables;
        var groups = tables
            .Topics.GroupBy(t => t.Group)
            .Select(group =>
            {
                var named = tables.TopicGroups.FirstOrDefault(g => g.Slug == group.Key);
                return new TopicGroupView(
                    Slug.Of(group.Key),
                    named?.Title ?? Wording.Capital(group.Key.Replace('-', ' ')),
                    named?.About,
                    [.. group.Select(t => new TopicView(AnchorOf(t), t.Title, PlacesOf(t, places)))]
                );
            })
            .ToImmutableArray();
        return new TopicsView(
            PageHeads.Of(state, Topics, "Topics", "Every topic of the curriculum, and the sections that cover it."),
            groups,
            groups.SelectMany(g => g.Topics).Count(t => t.Places.Any(p => p.Kind == PlaceKind.Written))
        );
    }

    private static string AnchorOf(Topic topic) => topic.Id.ToLowerInvariant();

    // What can be read stands first.
    private static ImmutableArray<Place> PlacesOf(Topic topic, Places places) =>
        [
            .. topic
                .CoveredBy.Select(s => places.Of(s, topic.Id))
                .DistinctBy(p => p.Link)
                .OrderBy(p => p.Kind != PlaceKind.Written),
        ];

    private static LevelsView LevelsOf(BuildState state, Places places) =>
        new(
            PageHeads.Of(
                state,
                Levels,
                "Subjects by level",
                "One subject at several depths, and where to practise it."
            ),
            [
                .. state.Curriculum.Tables.CrossReferences.Select(c => new SubjectView(
                    Slug.Of(c.Topic),
                    c.Topic,
                    [
                        .. new[]
                        {
                            ("Beginner", c.Beginner),
                            ("Intermediate", c.Intermediate),
                            ("Advanced", c.Advanced),
                            ("Practice", c.Practice),
                        }
                            .Where(l => !l.Item2.IsEmpty)
                            .Select(l => new SubjectLevel(
                                l.Item1,
                                [.. l.Item2.Select(s => IsLab(s) ? LabOf(state, s, places).Place : places.Of(s))]
                            )),
                    ]
                )),
            ]
        );

    private static LabsView LabsOf(BuildState state, Places places) =>
        new(
            PageHeads.Of(state, Labs, "Labs", "Each builds one thing end to end, in cells that ran."),
            [
                .. LabSections(state)
                    .Select(s => (Section: s, Note: state.Curriculum.Tables.Find(s.Note)))
                    .OrderBy(l => l.Note?.Number)
                    .GroupBy(l => l.Note?.ModuleTitle ?? "")
                    .Select(module => new LabGroup(
                        module.Key,
                        [.. module.Select(l => LabOf(state, l.Section, places))]
                    )),
            ]
        );

    private static IEnumerable<PlannedSection> LabSections(BuildState state) =>
        state.Curriculum.Tables.CrossReferences.SelectMany(c => c.Practice).Where(IsLab).Distinct();

    private static bool IsLab(PlannedSection section) =>
        section.Heading?.StartsWith("lab-", StringComparison.Ordinal) == true;

    // The title of the table of labs, or the lab's own heading, or its anchor in words.
    private static LabView LabOf(BuildState state, PlannedSection section, Places places)
    {
        var place = places.Of(section);
        var title =
            state
                .Curriculum.Tables.LabTitles.FirstOrDefault(l => l.Note == section.Note && l.Anchor == section.Heading)
                ?.Title
            ?? Wording.Capital(section.Heading!["lab-".Length..].Replace('-', ' '));
        return new LabView(title, place with { Section = $"Lab: {title}" });
    }

    private static SkipView SkipOf(BuildState state, Places places, SiteViews views)
    {
        var graph = new NoteGraph(state.Curriculum.Tables);
        return new SkipView(
            PageHeads.Of(state, Skip, "Who can skip this", "What may be left out, and what is given up by it."),
            [
                .. state
                    .Curriculum.Tables.Topics.Where(t => t.Group == SkipGroup)
                    .Select(topic => new SkipSubject(
                        topic.Title,
                        [
                            .. topic.CoveredBy.Select(s => new SkippedNote(
                                places.Of(s, topic.Id),
                                [.. graph.UnlockedBy(s.Note).Select(views.LinkTo)],
                                graph.AllAfter(s.Note).Count
                            )),
                        ]
                    )),
            ]
        );
    }
}
