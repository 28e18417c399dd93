using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum.Tables;

namespace MlMath.SiteGen.Curriculum;

/// <summary>A module that exists: at least one of its notes is written.</summary>
public sealed record Module(string Part, string Slug, string Title, Note? Index, ImmutableArray<Note> Notes)
{
    public string Path => $"{Part}/{Slug}";
}

/// <summary>A part that exists: at least one of its modules does.</summary>
public sealed record Part(string Slug, string Title, Note? Index, ImmutableArray<Module> Modules);

/// <summary>All that was read: what is written, in reading order, and the tables that say what is planned.</summary>
/// <param name="Pages">Pages that are no notes: `notation.md` at the root, whose address has the slug alone, `paths/beginner.md`, `capstone/ledger.md`.</param>
public sealed record CurriculumModel(
    ImmutableArray<Part> Parts,
    ImmutableArray<Note> Pages,
    Note? Home,
    CurriculumTables Tables
)
{
    /// <summary>Every note, in reading order.</summary>
    public IEnumerable<Note> Notes => Parts.SelectMany(p => p.Modules).SelectMany(m => m.Notes);

    /// <summary>Direct prerequisites, by `module/note`, written or not.</summary>
    public ImmutableArray<string> PrerequisitesOf(NoteAddress note) =>
        Tables.Prerequisites.TryGetValue(note.Reference, out var found) ? found : [];

    /// <summary>Notes that list this one as a direct prerequisite, in table order.</summary>
    public IEnumerable<string> UnlockedBy(NoteAddress note) =>
        Tables
            .Notes.Select(n => n.Address.Reference)
            .Where(other => Tables.Prerequisites.TryGetValue(other, out var needs) && needs.Contains(note.Reference));
}
