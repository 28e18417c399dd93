using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines.Modules;
using MlMath.SiteGen.Pipelines.Reference;
using MlMath.SiteGen.Pipelines.Study;

namespace MlMath.SiteGen.Pipelines;

/// <summary>
/// What the bar and the foot of every page link to, in order. A kind of page says for itself where it is, from what has
/// been parsed, and null when this site has nothing to show on it.
/// </summary>
public static class SiteNavigation
{
    public static SiteLinks Of(BuildState state)
    {
        var ways = Existing(
            BuildPaths.LinkOf(state),
            BuildSubjects.TopicsLink(state),
            BuildMaps.LinkOf(state),
            CapstonePages.LinkIn(state),
            StudyViews.LinkIn(state)
        );
        var find = Existing(
            [.. ways, BuildSubjects.LevelsLink(state), BuildSubjects.LabsLink(state), BuildSubjects.SkipLink(state)]
        );
        var reference = Existing(GlossaryViews.LinkIn(state), BibliographyViews.LinkIn(state));
        var about = Existing(VerifiedViews.LinkIn(state), Page(state, "whats-new"));
        return new SiteLinks(
            ways,
            [
                .. new LinkGroup[]
                {
                    new("Find your way", find),
                    new("Reference", [.. OtherPages(state, find, reference, about), .. reference]),
                    new("About", about),
                }.Where(g => !g.Links.IsEmpty),
            ]
        );
    }

    // Pages at the root of the input folder that no kind of page has for its introduction.
    private static IEnumerable<PageLink> OtherPages(BuildState state, params ImmutableArray<PageLink>[] named)
    {
        var known = named.SelectMany(links => links).Select(l => l.Address).ToHashSet(StringComparer.Ordinal);
        return state
            .Curriculum.Pages.Where(p => p.Address.Part.Length == 0)
            .Select(LinkTo)
            .Where(l => !known.Contains(l.Address));
    }

    /// <summary>A page at the root of the input folder, by its file's name without the ending.</summary>
    private static PageLink? Page(BuildState state, string name) =>
        state
            .Curriculum.Pages.Where(p => p.Address.Part.Length == 0 && p.Address.Slug == name)
            .Select(LinkTo)
            .FirstOrDefault();

    private static PageLink LinkTo(Note page) => new(page.FrontMatter.Title, $"{page.Address.Slug}/");

    private static ImmutableArray<PageLink> Existing(params PageLink?[] links) => [.. links.OfType<PageLink>()];
}
