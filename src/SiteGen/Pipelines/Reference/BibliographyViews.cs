using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Reference;

/// <summary>The bibliography with the places that cite each work.</summary>
public static class BibliographyViews
{
    // What stands before the first heading of a note.
    private const string Opening = "the opening";

    /// <returns>Null when the site has no bibliography.</returns>
    public static PageLink? LinkIn(BuildState state) => state.Bibliography.Keys.Any() ? BibliographyView.Link : null;

    /// <returns>Null when the site has no bibliography.</returns>
    public static BibliographyView? Of(BuildState state)
    {
        if (LinkIn(state) is null)
        {
            return null;
        }

        var citations = state
            .Notes.SelectMany(n => n.Document?.Citations.Select(c => (Build: n, Citation: c)) ?? [])
            .ToLookup(c => c.Citation.Key, StringComparer.Ordinal);
        return new BibliographyView(
            [
                .. state.Bibliography.Entries.Select(work =>
                {
                    var cited = citations[work.Key].ToList();
                    var notes = cited.GroupBy(c => c.Build).Select(g => CitingOf(g.Key, g.Select(c => c.Citation)));
                    return new BibliographyWork(work.Anchor, WorkText.Html(work), cited.Count, [.. notes]);
                }),
            ]
        )
        {
            HasMathematics = citations.SelectMany(c => c).Any(c => c.Build.ShowsMathematics),
        };
    }

    private static CitingNote CitingOf(NoteBuild build, IEnumerable<NoteCitation> citations)
    {
        var address = PageAddress.Of(build);
        return new CitingNote(
            new PageLink(build.Note.FrontMatter.Title, address),
            [
                .. citations
                    .OrderBy(c => c.Place)
                    .Select(c => new CitingPlace($"{address}#{c.Anchor}", SectionOf(build, c), c.Locator))
                    .DistinctBy(p => (p.SectionHtml, p.Locator)),
            ]
        );
    }

    private static string SectionOf(NoteBuild build, NoteCitation citation)
    {
        var heading = build.Document?.Headings.LastOrDefault(h =>
            h.Level is 2 or 3 && h.Span.Start <= citation.Span.Start
        );
        return build.Rendered?.Toc.FirstOrDefault(t => t.Anchor == heading?.Anchor)?.Html ?? Opening;
    }
}
