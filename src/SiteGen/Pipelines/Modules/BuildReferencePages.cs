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

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        await using var renderer = new PageRenderer(SiteViews.Of(state).Site, state.Assets);
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        await AddAsync<GlossaryPage>(GlossaryView.Address, nameof(GlossaryPage.Glossary), GlossaryViews.Of(state));
        await AddAsync<BibliographyPage>(
            BibliographyView.Address,
            nameof(BibliographyPage.Bibliography),
            BibliographyViews.Of(state)
        );
        await AddAsync<VerifiedPage>(
            VerifiedView.Address,
            nameof(VerifiedPage.Verified),
            VerifiedViews.Of(state, context.Options)
        );
        return state with { Files = [.. state.Files, .. files] };

        async Task AddAsync<TPage>(string address, string parameter, object? view)
            where TPage : IComponent
        {
            if (view is not null)
            {
                var html = await renderer.RenderAsync<TPage>(address, parameter, view);
                files.Add(SiteFile.Text($"{address}index.html", html));
            }
        }
    }
}
