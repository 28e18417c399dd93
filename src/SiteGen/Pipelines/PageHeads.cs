using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>The heads of the pages that the build makes by itself.</summary>
public static class PageHeads
{
    /// <summary>
    /// The page of the same address in the input folder introduces it, where there is one: `topics.md` gives title, claim
    /// and text of `topics/`, whose list the build adds.
    /// </summary>
    /// <param name="address">`topics/`.</param>
    public static PageHead Of(BuildState state, string address, string title, string summary)
    {
        var page = state.Notes.FirstOrDefault(n => n.Kind == PageKind.Plain && PageAddress.Of(n) == address);
        return page is null
            ? new PageHead(address, title, summary)
            : new PageHead(address, page.Note.FrontMatter.Title, page.Note.FrontMatter.Summary)
            {
                IntroductionHtml = page.Rendered?.Html ?? "",
                HasMathematics = page.ShowsMathematics,
            };
    }
}
