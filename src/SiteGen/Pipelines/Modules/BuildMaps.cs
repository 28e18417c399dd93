using System.Collections.Immutable;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>The map of prerequisites: all notes in one drawing, and a map for each part with the titles in it.</summary>
public sealed class BuildMaps : IModule
{
    private const string Address = "map/";

    public string Name => "Drawing maps";

    public static PageLink? LinkOf(BuildState state) =>
        state.Curriculum.Tables.Prerequisites.IsEmpty ? null : new PageLink("Map", Address);

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (LinkOf(state) is null)
        {
            return Task.FromResult(state);
        }

        var views = SiteViews.Of(state);
        var layout = new MapLayout(state.Curriculum.Tables, views);
        var renderer = new PageRenderer(views.Site, state.Assets);
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        var head = PageHeads.Of(state, Address, "Map", "Every note, and what each needs first.");
        files.Add(
            SiteFile.Page(
                Address,
                () => renderer.RenderAsync<MapPage>(Address, nameof(MapPage.View), layout.Whole(head))
            )
        );
        var parts = state
            .Curriculum.Tables.Notes.GroupBy(n => n.Address.Part)
            .Select(p => (Slug: p.Key, Link: new PageLink(p.First().PartTitle, $"{Address}{p.Key}/")))
            .ToImmutableArray();
        for (var i = 0; i < parts.Length; i++)
        {
            var (slug, link) = parts[i];
            var (previous, next) = (i > 0 ? parts[i - 1].Link : null, i + 1 < parts.Length ? parts[i + 1].Link : null);
            var partHead = PageHeads.Of(
                state,
                link.Address!,
                $"Map: {link.Title}",
                "In reading order. An arc leads from a note to one that needs it."
            );
            files.Add(
                SiteFile.Page(
                    link.Address!,
                    () =>
                        renderer.RenderAsync<PartMapPage>(
                            link.Address,
                            nameof(PartMapPage.View),
                            layout.Part(partHead, slug) with
                            {
                                Previous = previous,
                                Next = next,
                            }
                        )
                )
            );
        }

        return Task.FromResult(state with { Files = [.. state.Files, .. files] });
    }
}
