using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages.Views;

/// <summary>What every page links to. All of it exists: links have addresses.</summary>
/// <param name="Ways">Beside the parts in the bar: the ways through the notes.</param>
/// <param name="Foot">Everything that is no note, by what a reader wants of it.</param>
public sealed record SiteLinks(ImmutableArray<PageLink> Ways, ImmutableArray<LinkGroup> Foot)
{
    public static SiteLinks None { get; } = new([], []);
}

public sealed record LinkGroup(string Title, ImmutableArray<PageLink> Links);
