using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Pipelines.Reference;

/// <summary>What this build ran and compared, note by note.</summary>
public static class VerifiedViews
{
    /// <returns>Null when the site has no cell.</returns>
    public static PageLink? LinkIn(BuildState state) =>
        state.Notes.Any(n => n.CellCount > 0) ? VerifiedView.Link : null;

    /// <returns>Null when the site has no cell.</returns>
    public static VerifiedView? Of(BuildState state, SiteOptions options) =>
        LinkIn(state) is not null
            ? new VerifiedView(
                [
                    .. state
                        .Notes.Where(n => n.CellCount > 0)
                        .Select(n => new VerifiedNote(
                            new PageLink(n.Note.FrontMatter.Title, PageAddress.Of(n)),
                            CountsOf(n)
                        )),
                ]
            )
            {
                SourceDay = state.History.Latest,
                Seed = options.Seed,
                TimeoutSeconds = (int)options.SnippetTimeout.TotalSeconds,
                Formulas = state.Notes.Sum(n => n.Document?.Formulas.Length ?? 0),
                References = state.Notes.Sum(n => n.References.Length + (n.Document?.Citations.Length ?? 0)),
            }
            : null;

    private static VerifiedCounts CountsOf(NoteBuild build)
    {
        var modes = build.Document?.Snippets.Select(s => s.Mode).ToList() ?? [];
        var checks = build.Verdict?.Counts ?? default;
        return new VerifiedCounts
        {
            Ran = modes.Count(m => m != SnippetMode.NoRun),
            FailOnPurpose = modes.Count(m => m is SnippetMode.Fails or SnippetMode.Throws),
            Compiled = modes.Count(m => m == SnippetMode.NoRun),
            Values = checks.Values,
            Lines = checks.Lines,
            Figures = checks.Figures,
        };
    }
}
