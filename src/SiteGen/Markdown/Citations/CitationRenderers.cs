using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>`span.citation`: `Strang (2016), §6.4`, each linked to the note's list of references.</summary>
internal sealed class CitationRenderer : NoteObjectRenderer<CitationInline>
{
    protected override void Write(NoteHtmlRenderer renderer, CitationInline node)
    {
        renderer.Write($"<span class=\"citation\" id=\"{node.Anchor}\">");
        WriteWorks(renderer, node.Works.Select(w => (w.Key, w.Locator)));
        renderer.Write("</span>");
    }

    /// <summary>Each by author and year, linked to the list.</summary>
    internal static void WriteWorks(NoteHtmlRenderer renderer, IEnumerable<(string Key, string Locator)> works)
    {
        var isFirst = true;
        foreach (var (key, locator) in works)
        {
            renderer.Write(isFirst ? "" : "; ");
            isFirst = false;
            var entry = renderer.Context.Bibliography.Find(key);
            var text = (entry?.Short ?? key) + (locator.Length > 0 ? $", {locator}" : "");
            if (entry is null)
            {
                renderer.WriteEscape(text);
            }
            else
            {
                renderer.Write("<a href=\"#").WriteEscape(entry.Anchor).Write("\">").WriteEscape(text).Write("</a>");
            }
        }
    }
}

/// <summary>The list of the works that a note cites, by author and year.</summary>
internal static class ReferencesList
{
    public const string Anchor = "references";

    public static IReadOnlyList<BibliographyEntry> Of(NoteDocument note, Bibliography bibliography) =>
        [
            .. Bibliography.InOrder(
                note.Citations.Select(c => bibliography.Find(c.Key)).OfType<BibliographyEntry>().DistinctBy(e => e.Key)
            ),
        ];

    public static void Write(NoteHtmlRenderer renderer, IReadOnlyList<BibliographyEntry> works)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<h2 id=\"{Anchor}\">References</h2>");
        renderer.WriteLine("<section class=\"references\" aria-labelledby=\"references\">");
        renderer.WriteLine("<ul>");
        foreach (var work in works)
        {
            renderer.Write("<li id=\"").WriteEscape(work.Anchor).Write("\">");
            WorkText.Write(renderer, work);
            renderer.WriteLine("</li>");
        }

        renderer.WriteLine("</ul>");
        renderer.WriteLine("</section>");
    }
}
