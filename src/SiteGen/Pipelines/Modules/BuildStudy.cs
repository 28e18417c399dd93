using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines.Study;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>The page that readers come back to, and each note's questions as a file for it to ask.</summary>
public sealed class BuildStudy : IModule
{
    public string Name => "Laying out the study page";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var views = SiteViews.Of(state);
        if (StudyViews.Of(state, views) is not { } view)
        {
            return Task.FromResult(state);
        }

        var renderer = new PageRenderer(views.Site, state.Assets);
        var page = SiteFile.Page(
            StudyView.Address,
            () => renderer.RenderAsync<StudyPage>(StudyView.Address, nameof(StudyPage.View), view)
        );
        var questions = state.Notes.Where(n => n.Kind == PageKind.Note).Select(RecallFile.Of).OfType<SiteFile>();
        return Task.FromResult(state with { Files = [.. state.Files, page, .. questions] });
    }
}
