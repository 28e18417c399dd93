using System.Collections.Immutable;
using MlMath.SiteGen.Pages.Views;
using MlMath.SiteGen.Pipelines.Reference;

namespace MlMath.SiteGen.Pipelines;

/// <summary>
/// What the bar and the foot of every page link to, in order. A kind of page says for itself where it is, from what has
/// been parsed, and null when this site has nothing to show on it.
/// </summary>
public static class SiteNavigation
{
    public static SiteLinks Of(BuildState state)
    {
        var ways = Existing();
        var find = Existing([.. ways]);
        var reference = Existing(GlossaryViews.LinkIn(state), BibliographyViews.LinkIn(state));
        var about = Existing(VerifiedViews.LinkIn(state));
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
            .Curriculum.Pages.Select(p => new PageLink(p.FrontMatter.Title, $"{p.Address.Slug}/"))
            .Where(l => !known.Contains(l.Address));
    }

    private static ImmutableArray<PageLink> Existing(params PageLink?[] links) => [.. links.OfType<PageLink>()];
}
