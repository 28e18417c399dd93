using Markdig.Renderers;

namespace MlMath.SiteGen.Markdown.Citations;

/// <summary>A work as lists of references and the bibliography name it.</summary>
public static class WorkText
{
    /// <returns>`Gilbert Strang (2016). &lt;cite&gt;Introduction to Linear Algebra&lt;/cite&gt;, fifth edition. …`</returns>
    public static string Html(BibliographyEntry work)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Write(new HtmlRenderer(writer), work);
        return writer.ToString();
    }

    internal static void Write(HtmlRenderer renderer, BibliographyEntry work)
    {
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
    }

    // `Strang, Gilbert` is listed as `Gilbert Strang`.
    private static string NaturalOrder(string author)
    {
        var parts = author.Split(',', 2, StringSplitOptions.TrimEntries);
        return parts.Length == 2 ? $"{parts[1]} {parts[0]}" : author;
    }
}
