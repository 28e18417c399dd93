using System.Collections.Immutable;
using Microsoft.AspNetCore.Components;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines.Reference;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Lays out the glossary, the bibliography and the page on verification, each where there is something to show.</summary>
public sealed class BuildReferencePages : IModule
{
    public string Name => "Laying out reference pages";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var renderer = new PageRenderer(SiteViews.Of(state).Site, state.Assets);
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        Add<GlossaryPage>(GlossaryViews.LinkIn(state), nameof(GlossaryPage.Glossary), () => GlossaryViews.Of(state));
        Add<BibliographyPage>(
            BibliographyViews.LinkIn(state),
            nameof(BibliographyPage.Bibliography),
            () => BibliographyViews.Of(state)
        );
        Add<VerifiedPage>(
            VerifiedViews.LinkIn(state),
            nameof(VerifiedPage.Verified),
            () => VerifiedViews.Of(state, context.Options)
        );
        return Task.FromResult(state with { Files = [.. state.Files, .. files] });

        // Without a link there is nothing to show.
        void Add<TPage>(PageLink? link, string parameter, Func<object?> view)
            where TPage : IComponent
        {
            if (link is { Address: { } address })
            {
                files.Add(SiteFile.Page(address, () => renderer.RenderAsync<TPage>(address, parameter, view()!)));
            }
        }
    }
}
