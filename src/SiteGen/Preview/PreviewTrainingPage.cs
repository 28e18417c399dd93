using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Preview;

/// <summary>Where the capstone's run will be shown, while it is trained: its curve as it grows, drawn by the preview's script.</summary>
internal static class PreviewTrainingPage
{
    public static SiteFile Of(BuildState state)
    {
        var view = new PlainPageView(
            CapstonePages.Run,
            "The capstone, in training",
            "<figure id=\"preview-training\"><p>Waiting for the first step…</p></figure>"
        )
        {
            Summary = "One thread trains it while you write, and rests while a save is worked on.",
        };
        return SiteFile.Page(
            CapstonePages.Run,
            () => new PageRenderer(SiteViews.Of(state).Site, state.Assets).RenderPlainAsync(view)
        );
    }
}
