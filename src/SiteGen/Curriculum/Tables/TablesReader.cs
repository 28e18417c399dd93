using System.Collections.Immutable;
using System.Globalization;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>Reads the tables of `_curriculum/` and checks that they agree with each other.</summary>
public sealed class TablesReader(Func<string, SourceText?> read, DiagnosticBag diagnostics)
{
    private ImmutableHashSet<string> _lessons = [];

    /// <summary>Tables that are absent are empty: a folder of notes needs none of them.</summary>
    public CurriculumTables Read()
    {
        var notes = ReadNotes();
        var known = notes.Select(n => n.Address.Reference).ToHashSet(StringComparer.Ordinal);
        var lessons = ReadLessons();
        _lessons = lessons.Select(l => l.Reference).ToImmutableHashSet(StringComparer.Ordinal);
        return new CurriculumTables(
            notes,
            ReadTopics(known),
            ReadPrerequisites(known),
            ReadPaths(known),
            ReadCrossReferences(known)
        )
        {
            Lessons = lessons,
            TopicGroups =
            [
                .. Rows("topic-groups.csv", "group", "title", "about")
                    .Select(row => new TopicGroup(row["group"].Value, row["title"].Value, row["about"].Value)),
            ],
            LabTitles =
            [
                .. Rows("labs.csv", "note", "anchor", "title")
                    .Where(row => Require(row["note"], known))
                    .Select(row => new LabTitle(row["note"].Value, row["anchor"].Value, row["title"].Value)),
            ],
        };
    }

    private ImmutableArray<Lesson> ReadLessons() =>
        [
            .. Rows("lessons.csv", "module_slug", "module_title", "lesson_slug", "lesson_title", "minutes")
                .Select(row => new Lesson(
                    $"{Lesson.Prefix}{row["module_slug"].Value}/{row["lesson_slug"].Value}",
                    row["module_title"].Value,
                    row["lesson_title"].Value,
                    Number(row["minutes"])
                )),
        ];

    private ImmutableArray<PlannedNote> ReadNotes()
    {
        var rows = Rows(
            "notes.csv",
            "number",
            "part_slug",
            "part_title",
            "module_slug",
            "module_title",
            "note_slug",
            "note_title"
        );
        var notes = rows.Select(row => new PlannedNote(
                Number(row["number"]),
                new NoteAddress(row["part_slug"].Value, row["module_slug"].Value, row["note_slug"].Value),
                row["part_title"].Value,
                row["module_title"].Value,
                row["note_title"].Value,
                row["note_slug"].Span
            ))
            .ToImmutableArray();

        foreach (var twice in notes.GroupBy(n => n.Address.Reference).Where(g => g.Count() > 1))
        {
            diagnostics.Add(TableDiagnostics.DuplicateNote(twice.Last().Span, twice.Key));
        }

        foreach (var module in rows.GroupBy(r => r["module_slug"].Value))
        {
            var parts = module.DistinctBy(r => r["part_slug"].Value).ToList();
            foreach (var other in parts.Skip(1))
            {
                diagnostics.Add(
                    TableDiagnostics.ModuleInTwoParts(
                        other["module_slug"].Span,
                        module.Key,
                        parts[0]["part_slug"].Value,
                        other["part_slug"].Value
                    )
                );
            }
        }

        return notes;
    }

    private ImmutableArray<Topic> ReadTopics(HashSet<string> known) =>
        [
            .. Rows("topics.csv", "id", "group", "topic", "covered_by")
                .Select(row => new Topic(
                    row["id"].Value,
                    row["group"].Value,
                    row["topic"].Value,
                    Sections(row, "covered_by", known)
                )),
        ];

    private ImmutableDictionary<string, ImmutableArray<string>> ReadPrerequisites(HashSet<string> known)
    {
        var spans = new Dictionary<string, SourceSpan>(StringComparer.Ordinal);
        var graph = new Dictionary<string, ImmutableArray<string>>(StringComparer.Ordinal);
        foreach (var row in Rows("prerequisites.csv", "note_path", "prerequisite_note_path"))
        {
            var note = row["note_path"];
            Require(note, known);
            spans[note.Value] = note.Span;
            graph[note.Value] =
            [
                .. row.Split("prerequisite_note_path").Where(p => Require(p, known)).Select(p => p.Value),
            ];
        }

        if (PrerequisiteGraph.FindCycle(graph) is { } cycle)
        {
            diagnostics.Add(TableDiagnostics.Cycle(spans[cycle[0]], cycle));
        }

        return graph.ToImmutableDictionary(StringComparer.Ordinal);
    }

    private ImmutableArray<PathStep> ReadPaths(HashSet<string> known) =>
        [
            .. Rows("paths.csv", "path_slug", "path_title", "step", "note_path_or_lesson", "why")
                .Select(row =>
                {
                    Section(row["note_path_or_lesson"], known);
                    return new PathStep(
                        row["path_slug"].Value,
                        row["path_title"].Value,
                        Number(row["step"]),
                        row["note_path_or_lesson"].Value,
                        row["why"].Value
                    );
                }),
        ];

    private ImmutableArray<CrossReference> ReadCrossReferences(HashSet<string> known) =>
        [
            .. Rows("crossref.csv", "topic", "beginner", "intermediate", "advanced", "practice")
                .Select(row => new CrossReference(
                    row["topic"].Value,
                    Sections(row, "beginner", known),
                    Sections(row, "intermediate", known),
                    Sections(row, "advanced", known),
                    Sections(row, "practice", known)
                )),
        ];

    private ImmutableArray<CsvRow> Rows(string file, params string[] columns) =>
        read(file) is { } source ? CsvTable.Parse(source, diagnostics, columns).Rows : [];

    private ImmutableArray<PlannedSection> Sections(CsvRow row, string column, HashSet<string> known) =>
        [.. row.Split(column).Select(field => Section(field, known))];

    private PlannedSection Section(CsvField field, HashSet<string> known)
    {
        var hash = field.Value.IndexOf('#', StringComparison.Ordinal);
        var note = hash < 0 ? field.Value : field.Value[..hash];
        Require(field with { Value = note }, known);
        return new PlannedSection(note, hash < 0 ? null : field.Value[(hash + 1)..]);
    }

    private int Number(CsvField field)
    {
        if (!int.TryParse(field.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            diagnostics.Add(TableDiagnostics.NoNumber(field.Span, field.Value));
        }

        return number;
    }

    private bool Require(CsvField reference, HashSet<string> known)
    {
        if (known.Contains(reference.Value))
        {
            return true;
        }

        if (reference.Value.StartsWith(Lesson.Prefix, StringComparison.Ordinal))
        {
            RequireLesson(reference);
            return true;
        }

        diagnostics.Add(
            TableDiagnostics.UnknownNote(reference.Span, reference.Value, Suggestion.For(reference.Value, known))
        );
        return false;
    }

    // Without the table of lessons any is taken for one.
    private void RequireLesson(CsvField reference)
    {
        if (!_lessons.IsEmpty && !_lessons.Contains(reference.Value))
        {
            var suggestion = Suggestion.For(reference.Value, _lessons);
            diagnostics.Add(TableDiagnostics.UnknownLesson(reference.Span, reference.Value, suggestion));
        }
    }
}
