using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>The learning paths: their list, and a page for each with its steps and the reason for every one.</summary>
public sealed class BuildPaths : IModule
{
    private const string Address = "paths/";

    public string Name => "Laying out paths";

    public static PageLink? LinkOf(BuildState state) =>
        state.Curriculum.Tables.Paths.IsEmpty ? null : new PageLink("Paths", Address);

    /// <summary>The paths in the order of their table.</summary>
    public static ImmutableArray<PathCard> CardsOf(BuildState state, SiteViews views)
    {
        var places = new Places(state, views);
        return [.. PathsOf(state).Select(p => CardOf(state, p, places, views))];
    }

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (LinkOf(state) is null)
        {
            return Task.FromResult(state);
        }

        var views = SiteViews.Of(state);
        var renderer = new PageRenderer(views.Site, state.Assets);
        var cards = CardsOf(state, views);
        var head = PageHeads.Of(state, Address, "Learning paths", "Ways through the notes, each for one purpose.");
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        Add<PathsPage>(head, nameof(PathsPage.View), () => new PathsView(head, cards));
        foreach (var (path, at) in PathsOf(state).Select((p, i) => (p, i)))
        {
            Add<PathPage>(
                cards[at].Head,
                nameof(PathPage.View),
                () =>
                    ViewOf(state, path, cards[at], views) with
                    {
                        Previous = at > 0 ? cards[at - 1].Link : null,
                        Next = at + 1 < cards.Length ? cards[at + 1].Link : null,
                    }
            );
        }

        return Task.FromResult(state with { Files = [.. state.Files, .. files] });

        void Add<TPage>(PageHead head, string parameter, Func<object> view)
            where TPage : Microsoft.AspNetCore.Components.IComponent =>
            files.Add(SiteFile.Page(head.Address, () => renderer.RenderAsync<TPage>(head.Address, parameter, view())));
    }

    private static List<IGrouping<string, PathStep>> PathsOf(BuildState state) =>
        [
            .. state
                .Curriculum.Tables.Paths.OrderBy(s => s.Step)
                .GroupBy(s => s.Path)
                .OrderBy(p => FirstRow(state, p.Key)),
        ];

    private static int FirstRow(BuildState state, string path) =>
        state.Curriculum.Tables.Paths.Select((s, i) => (s.Path, i)).First(s => s.Path == path).i;

    // `Beginner: one foundational pass` is a name and what it is for.
    private static PathCard CardOf(BuildState state, IGrouping<string, PathStep> path, Places places, SiteViews views)
    {
        var (name, claim) = Halves(path.First().PathTitle);
        var steps = path.Select(s => places.Of(s.Target)).Zip(path).ToList();
        var written = steps.Where(s => s.First.Kind == PlaceKind.Written).ToList();
        var lessons = steps.Where(s => s.First.Kind == PlaceKind.Lesson).ToList();
        var tally = new PathTally(
            steps.Count,
            written.Count,
            written.Sum(s => views.NoteOf(s.Second.Target)?.Minutes ?? 0),
            steps.Count - written.Count - lessons.Count,
            lessons.Count,
            lessons.Sum(s => places.Lesson(s.Second.Target)?.Minutes ?? 0)
        );
        return new PathCard(PageHeads.Of(state, $"{Address}{path.Key}/", name, Wording.Capital(claim ?? "")), tally)
        {
            Notes = [.. path.Select(s => views.NoteOf(s.Target)?.Address).OfType<string>().Distinct()],
        };
    }

    private static PathView ViewOf(BuildState state, IGrouping<string, PathStep> path, PathCard card, SiteViews views)
    {
        var places = new Places(state, views);
        // Stages are there when every reason names one: `Week 1: why`.
        var staged = path.All(s => Halves(s.Why).Remainder is not null);
        var stages = path.Select(
                (step, i) => (Stage: staged ? Halves(step.Why).First : null, View: StepOf(step, i + 1))
            )
            .Aggregate(
                ImmutableArray<PathStage>.Empty,
                (done, s) =>
                    done is [.., var last] && last.Title == s.Stage
                        ? done.SetItem(done.Length - 1, last with { Steps = last.Steps.Add(s.View) })
                        : done.Add(new PathStage(s.Stage, [s.View]))
            );
        return new PathView(card.Head, card.Tally, stages);

        PathStepView StepOf(PathStep step, int number)
        {
            var place = places.Of(step.Target);
            var note = views.NoteOf(step.Target);
            var lesson = places.Lesson(step.Target);
            var why = staged ? Halves(step.Why).Remainder! : step.Why;
            return new PathStepView(
                number,
                place,
                Wording.Capital(why),
                lesson?.ModuleTitle ?? state.Curriculum.Tables.Find(step.Target)?.ModuleTitle ?? ""
            )
            {
                Level = note?.Level,
                Minutes = note?.Minutes ?? lesson?.Minutes,
            };
        }
    }

    private static (string First, string? Remainder) Halves(string text) =>
        text.IndexOf(": ", StringComparison.Ordinal) is var at and > 0 ? (text[..at], text[(at + 2)..]) : (text, null);
}
