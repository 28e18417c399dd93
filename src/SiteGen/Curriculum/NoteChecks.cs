using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum;

/// <summary>Holds a note's front matter against the tables.</summary>
public sealed class NoteChecks(CurriculumTables tables, DiagnosticBag diagnostics)
{
    /// <param name="exists">Whether a file stands in the note's own folder.</param>
    public void Check(Note note, bool isPage, Func<string, bool> exists)
    {
        CheckData(note, exists);
        CheckTopicsKnown(note);
        if (isPage || tables.Notes.IsEmpty)
        {
            return;
        }

        if (tables.Notes.FirstOrDefault(n => n.Address == note.Address) is not { } planned)
        {
            var suggestion = Suggestion.For(note.Address.Path, tables.Notes.Select(n => n.Address.Path));
            diagnostics.Add(CurriculumDiagnostics.NotInTable(note.Source, note.Address, suggestion));
            return;
        }

        if (note.FrontMatter.Title != planned.Title && note.FrontMatter.Title.Length > 0)
        {
            diagnostics.Add(
                CurriculumDiagnostics.TitleDiffers(
                    Find(note, note.FrontMatter.Title),
                    note.FrontMatter.Title,
                    planned.Title
                )
            );
        }

        foreach (var (topic, _) in tables.TopicsOf(note.Address))
        {
            if (!note.FrontMatter.Topics.Contains(topic.Id))
            {
                diagnostics.Add(CurriculumDiagnostics.TopicNotListed(Find(note, "topics"), topic.Id, topic.Title));
            }
        }
    }

    private void CheckTopicsKnown(Note note)
    {
        if (tables.Topics.IsEmpty)
        {
            return;
        }

        var known = tables.Topics.Select(t => t.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var topic in note.FrontMatter.Topics.Where(t => !known.Contains(t)))
        {
            diagnostics.Add(CurriculumDiagnostics.UnknownTopic(Find(note, topic), topic, Suggestion.For(topic, known)));
        }
    }

    private void CheckData(Note note, Func<string, bool> exists)
    {
        foreach (var file in note.FrontMatter.Data)
        {
            if (
                file.Contains('/', StringComparison.Ordinal)
                || file.Contains('\\', StringComparison.Ordinal)
                || file is "." or ".."
            )
            {
                diagnostics.Add(CurriculumDiagnostics.DataOutside(Find(note, file), file));
            }
            else if (!exists(file))
            {
                diagnostics.Add(CurriculumDiagnostics.DataMissing(Find(note, file), file));
            }
        }
    }

    // The value's place in the front matter, or its first line where YAML spells the value otherwise.
    private static SourceSpan Find(Note note, string text)
    {
        var at = note.Source.Text.IndexOf(text, 0, note.BodyStart, StringComparison.Ordinal);
        return at < 0 ? note.Source.Span(0, 3) : note.Source.Span(at, text.Length);
    }
}
