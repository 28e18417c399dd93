using System.Collections.Immutable;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Where the pages of the capstone are, on a site that has them.</summary>
public static class CapstonePages
{
    public const string Run = "capstone/";
    public const string Pathologies = "capstone/pathologies/";
    public const string Engine = "capstone/engine/";

    private const string Folder = "capstone";

    /// <summary>The way in; null where there is nothing to show.</summary>
    public static PageLink? LinkIn(BuildState state) => state.Capstone is null ? null : new PageLink("Capstone", Run);

    /// <summary>Whether a page of the input folder stands among the generated ones; without them it has no place.</summary>
    public static bool Owns(NoteBuild build) => build is { Kind: PageKind.Plain, Note.Address.Part: Folder };

    /// <summary>Pages of the input folder that stand among the generated ones.</summary>
    public static IEnumerable<NoteBuild> ProseOf(BuildState state) => state.Notes.Where(Owns);

    /// <summary>From each page to all of them, the run first.</summary>
    public static ImmutableArray<PageLink> LinksOf(BuildState state) =>
        [
            new PageLink("The run", Run),
            new PageLink("What can go wrong", Pathologies),
            .. ProseOf(state).Select(p => new PageLink(p.Note.FrontMatter.Title, PageAddress.Of(p))),
            new PageLink("The engine’s code", Engine),
        ];
}
