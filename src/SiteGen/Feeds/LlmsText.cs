using System.Text;

namespace MlMath.SiteGen.Feeds;

/// <summary>For language models: what the site holds, with a link to the markdown of each note (llmstxt.org).</summary>
public static class LlmsText
{
    /// <summary>The markdown of a note, beside its page.</summary>
    public const string NoteFile = "index.md";

    /// <param name="site">Null where the site's address is not known; links are then from its root.</param>
    /// <param name="notes">In reading order.</param>
    public static string Write(Uri? site, string title, string summary, IEnumerable<SiteEntry> notes)
    {
        var text = new StringBuilder($"# {title}\n\n> {summary}\n");
        text.Append(
            "\nEach note is markdown: prose, TeX between dollar signs, C# cells with the output that they were "
        );
        text.Append("checked to give.\n");
        var group = "";
        foreach (var note in notes)
        {
            if (note.Group != group)
            {
                group = note.Group;
                text.Append($"\n## {group}\n\n");
            }

            var path = note.Address + NoteFile;
            text.Append($"- [{note.Title}]({(site is null ? $"/{path}" : new Uri(site, path))}): {note.Summary}\n");
        }

        return text.ToString();
    }
}
