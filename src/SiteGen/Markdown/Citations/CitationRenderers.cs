using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>`span.citation`: `Strang (2016), §6.4`, each linked to the note's list of references.</summary>
internal sealed class CitationRenderer : NoteObjectRenderer<CitationInline>
{
    protected override void Write(NoteHtmlRenderer renderer, CitationInline node)
    {
        renderer.Write("<span class=\"citation\">");
        var isFirst = true;
        foreach (var (key, locator, _) in node.Works)
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

        renderer.Write("</span>");
    }
}

/// <summary>The list of the works that a note cites, by author and year.</summary>
internal static class ReferencesList
{
    public const string Anchor = "references";

    public static IReadOnlyList<BibliographyEntry> Of(NoteDocument note, Bibliography bibliography) =>
        [
            .. note
                .Citations.Select(c => bibliography.Find(c.Key))
                .OfType<BibliographyEntry>()
                .DistinctBy(e => e.Key)
                .OrderBy(e => string.Join("; ", e.Authors), StringComparer.OrdinalIgnoreCase)
                .ThenBy(e => e.Year)
                .ThenBy(e => e.Suffix, StringComparer.Ordinal)
                .ThenBy(e => e.Key, StringComparer.Ordinal),
        ];

    public static void Write(NoteHtmlRenderer renderer, IReadOnlyList<BibliographyEntry> works)
    {
        renderer.EnsureLine();
        renderer.WriteLine($"<h2 id=\"{Anchor}\">References</h2>");
        renderer.WriteLine("<section class=\"references\" aria-labelledby=\"references\">");
        renderer.WriteLine("<ul>");
        foreach (var work in works)
        {
            WriteWork(renderer, work);
        }

        renderer.WriteLine("</ul>");
        renderer.WriteLine("</section>");
    }

    private static void WriteWork(NoteHtmlRenderer renderer, BibliographyEntry work)
    {
        renderer.Write("<li id=\"").WriteEscape(work.Anchor).Write("\">");
        renderer.WriteEscape(string.Join(", ", work.Authors.Select(NaturalOrder)));
        renderer.Write(work.Authors.IsEmpty ? "" : " ").Write($"({work.Year}{work.Suffix}). ");
        var whole = work.Type is "book" or "thesis" or "report";
        renderer.Write(whole ? "<cite>" : "“").WriteEscape(work.Title).Write(whole ? "</cite>" : "”");
        renderer.WriteEscape(work.Edition is { } edition ? $", {edition} edition." : ".");
        if (work.Venue is { } venue)
        {
            renderer.WriteEscape($" {venue}.");
        }

        if (work.Isbn is { } isbn)
        {
            renderer.WriteEscape($" ISBN {isbn}.");
        }

        if (work.Link is { } link)
        {
            var shown = work.Doi is { } doi ? $"doi:{doi}" : link.Replace("https://", "", StringComparison.Ordinal);
            renderer.Write(" <a href=\"").WriteEscapeUrl(link).Write("\">").WriteEscape(shown).Write("</a>.");
        }

        renderer.WriteLine("</li>");
    }

    // `Strang, Gilbert` is listed as `Gilbert Strang`.
    private static string NaturalOrder(string author)
    {
        var parts = author.Split(',', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? $"{parts[1]} {parts[0]}" : author;
    }
}
