using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Every page that notes make: home, parts, modules, notes, the pages at the root, and the one for missing addresses.</summary>
public sealed class BuildPages : IModule
{
    public string Name => "Listing pages";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var builds = state.Notes.ToDictionary(n => n.Note.Source.Path, StringComparer.Ordinal);
        NoteBuild? Of(Note? note) => note is null ? null : builds.GetValueOrDefault(note.Source.Path);
        var views = SiteViews.Of(state);
        var places = new Places(state, views);
        var renderer = new PageRenderer(views.Site, state.Assets);
        var files = ImmutableArray.CreateBuilder<SiteFile>();

        Add("", () => renderer.RenderHomeAsync(HomeOf(state, views, Of(state.Curriculum.Home))));
        foreach (var part in state.Curriculum.Parts)
        {
            var introduction = Of(part.Index);
            Add(
                $"{part.Slug}/",
                () =>
                    renderer.RenderPartAsync(
                        new PartView(views.PartOf(part.Slug))
                        {
                            IntroductionHtml = Html(introduction),
                            HasMathematics = HasMathematics(introduction),
                        }
                    )
            );
            foreach (var module in part.Modules)
            {
                Add($"{module.Path}/", () => renderer.RenderModuleAsync(ModuleOf(module, views, Of(module.Index))));
                foreach (var note in module.Notes)
                {
                    Add(
                        $"{note.Address.Path}/",
                        () =>
                            renderer.RenderNoteAsync(
                                NoteOf(builds[note.Source.Path], module, views) with
                                {
                                    Topics = BuildSubjects.TopicsIn(note, state, places),
                                    LastChanged = state.History.Of(NoteFiles.PathInside(context.Options, note)),
                                }
                            )
                    );
                }
            }
        }

        // A page that introduces a generated one is on that one already.
        var made = state.Files.Select(f => f.Path).ToHashSet(StringComparer.Ordinal);
        foreach (var page in state.Notes.Where(n => n.Kind == PageKind.Plain && !CapstonePages.Owns(n)))
        {
            var address = PageAddress.Of(page);
            if (!made.Contains($"{address}index.html"))
            {
                Add(address, () => renderer.RenderPlainAsync(PlainOf(page, address)));
            }
        }

        files.AddRange(state.Notes.Where(n => n.Rendered?.Names is not null).Select(NamesOf));
        files.Add(SiteFile.Text("404.html", () => renderer.RenderNotFoundAsync().GetAwaiter().GetResult()));
        return Task.FromResult(state with { Files = [.. state.Files, .. files] });

        void Add(string address, Func<Task<string>> render) => files.Add(SiteFile.Page(address, render));
    }

    // Beside the page, since few readers of a note point at a name.
    private static SiteFile NamesOf(NoteBuild build) =>
        SiteFile.Text($"{PageAddress.Of(build)}names.json", build.Rendered!.Names!);

    private static HomeView HomeOf(BuildState state, SiteViews views, NoteBuild? home) =>
        new()
        {
            Title = home?.Note.FrontMatter.Title ?? views.Site.Title,
            Summary =
                home?.Note.FrontMatter.Summary
                ?? "Notes whose every cell was run and checked when this page was built.",
            IntroductionHtml = Html(home),
            Start = views.Start,
            Paths = BuildPaths.CardsOf(state, views),
            Map = BuildMaps.LinkOf(state),
            Cells = state.Notes.Sum(n => n.CellCount),
            Checks = state.Notes.Sum(n => n.CheckCount),
            HasMathematics = HasMathematics(home),
        };

    private static ModuleView ModuleOf(Module module, SiteViews views, NoteBuild? introduction)
    {
        var (previous, next) = views.Neighbours(module);
        return new ModuleView(new PageLink(views.PartOf(module.Part).Title, $"{module.Part}/"), views.ModuleOf(module))
        {
            IntroductionHtml = Html(introduction),
            HasMathematics = HasMathematics(introduction),
            Prerequisites = module.Notes.ToImmutableDictionary(
                n => $"{n.Address.Path}/",
                n => views.PrerequisitesOf(n.Address),
                StringComparer.Ordinal
            ),
            Previous = previous,
            Next = next,
        };
    }

    private static NoteView NoteOf(NoteBuild build, Module module, SiteViews views)
    {
        var note = build.Note;
        var (previous, next) = views.Neighbours(note.Address);
        return new NoteView
        {
            Address = $"{note.Address.Path}/",
            Title = note.FrontMatter.Title,
            Summary = note.FrontMatter.Summary,
            Level = note.FrontMatter.Level,
            Minutes = build.Minutes,
            Breadcrumbs =
            [
                PageLink.Home,
                new PageLink(views.PartOf(module.Part).Title, $"{module.Part}/"),
                new PageLink(module.Title, $"{module.Path}/"),
            ],
            Module = views.ModuleOf(module),
            Prerequisites = views.PrerequisitesOf(note.Address),
            Unlocks = views.UnlockedBy(note.Address),
            Previous = previous,
            Next = next,
            Toc = TocOf(build),
            BodyHtml = Html(build),
            Cells = build.CellCount,
            Checks = build.CheckCount,
            Downloads = build.Downloads,
            Questions = build.Rendered?.Questions.Length ?? 0,
            HasMathematics = HasMathematics(build),
        };
    }

    private static PlainPageView PlainOf(NoteBuild page, string address) =>
        new(address, page.Note.FrontMatter.Title, Html(page))
        {
            Summary = page.Note.FrontMatter.Summary,
            Toc = TocOf(page),
            HasMathematics = HasMathematics(page),
        };

    private static ImmutableArray<TocEntry> TocOf(NoteBuild build) =>
        [.. build.Rendered?.Toc.Select(h => new TocEntry(h.Level, h.Anchor, h.Html)) ?? []];

    private static string Html(NoteBuild? build) => build?.Rendered?.Html ?? "";

    private static bool HasMathematics(NoteBuild? build) => build is { ShowsMathematics: true };
}
