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
                    Find(note, "title", note.FrontMatter.Title),
                    note.FrontMatter.Title,
                    planned.Title
                )
            );
        }

        foreach (var (topic, _) in tables.TopicsOf(note.Address))
        {
            if (!note.FrontMatter.Topics.Contains(topic.Id))
            {
                diagnostics.Add(CurriculumDiagnostics.TopicNotListed(Find(note, "topics", ""), topic.Id, topic.Title));
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
            diagnostics.Add(
                CurriculumDiagnostics.UnknownTopic(Find(note, "topics", topic), topic, Suggestion.For(topic, known))
            );
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
                diagnostics.Add(CurriculumDiagnostics.DataOutside(Find(note, "data", file), file));
            }
            else if (!exists(file))
            {
                diagnostics.Add(CurriculumDiagnostics.DataMissing(Find(note, "data", file), file));
            }
        }
    }

    // The value's place behind its key, as a word of its own; the key where YAML spells the value otherwise or `text` is
    // empty; the first line where there is no key.
    internal static SourceSpan Find(Note note, string key, string text)
    {
        var source = note.Source;
        var keyAt = Enumerable
            .Range(1, source.LineColumn(note.BodyStart).Line)
            .Select(source.LineStart)
            .FirstOrDefault(at => string.CompareOrdinal(source.Text, at, $"{key}:", 0, key.Length + 1) == 0, -1);
        if (keyAt < 0)
        {
            return source.Span(0, 3);
        }

        for (var at = keyAt + key.Length + 1; text.Length > 0 && at + text.Length <= note.BodyStart; at++)
        {
            if (
                string.CompareOrdinal(source.Text, at, text, 0, text.Length) == 0
                && EndsWord(source.Text[at - 1])
                && EndsWord(source.Text[at + text.Length])
            )
            {
                return source.Span(at, text.Length);
            }
        }

        return source.Span(keyAt, key.Length);
    }

    private static bool EndsWord(char c) => char.IsWhiteSpace(c) || c is ',' or '[' or ']' or '"' or '\'' or ':';
}
