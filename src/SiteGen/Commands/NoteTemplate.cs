using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Curriculum.Tables;

namespace MlMath.SiteGen.Commands;

/// <summary>The text of a new note: what the curriculum plans for it, and a first cell with checked output.</summary>
internal static class NoteTemplate
{
    public static string Text(PlannedNote? planned, string slug, CurriculumTables tables)
    {
        var title = planned?.Title ?? char.ToUpperInvariant(slug[0]) + slug[1..].Replace('-', ' ');
        var topics = planned is null ? [] : tables.TopicsOf(planned.Address).ToList();
        var text = new StringBuilder();
        text.Append("---\n").Append($"title: {Quoted(title)}\n");
        text.Append("summary: One sentence that states what this note claims.\n")
            .Append($"level: {LevelOf(planned, tables)}\n");
        if (topics.Count > 0)
        {
            text.Append($"topics: [{string.Join(", ", topics.Select(t => t.Topic.Id))}]\n");
        }

        text.Append(
            """
            ---

            Open with a number, a failure or a decision that the reader cannot explain yet.

            ```csharp
            double[] losses = [0.9, 0.7, 0.6];
            losses.Average() // => 0.7333
            ```

            ```csharp
            Console.WriteLine($"last loss {losses[^1]:F1}");
            ```

            ```output
            last loss 0.6
            ```

            """.ReplaceLineEndings("\n")
        );
        foreach (var (topic, heading) in topics)
        {
            text.Append($"\n## {heading ?? topic.Title}\n\nThis section covers «{topic.Title}».\n");
        }

        foreach (var lab in planned is null ? [] : tables.LabsOf(planned.Address))
        {
            var name =
                tables.LabTitles.FirstOrDefault(l => l.Note == planned!.Address.Reference && l.Anchor == lab)?.Title
                ?? lab["lab-".Length..].Replace('-', ' ');
            text.Append($"\n## Lab: {name} {{#{lab}}}\n\nBuild it end to end in cells.\n");
        }

        return text.ToString();
    }

    // The first depth at which the tables list the note.
    private static string LevelOf(PlannedNote? planned, CurriculumTables tables)
    {
        var reference = planned?.Address.Reference;
        bool Lists(Func<CrossReference, ImmutableArray<PlannedSection>> depth) =>
            tables.CrossReferences.Any(c => depth(c).Any(s => s.Note == reference));
        return Lists(c => c.Beginner) ? "beginner"
            : Lists(c => c.Advanced) && !Lists(c => c.Intermediate) ? "advanced"
            : "intermediate";
    }

    // YAML reads a colon, a quote or a leading symbol as its own.
    private static string Quoted(string title) =>
        title.AsSpan().IndexOfAny(":#\"'&*[]{}>|%@`") >= 0
            ? $"\"{title.Replace("\"", "\\\"", StringComparison.Ordinal)}\""
            : title;
}
