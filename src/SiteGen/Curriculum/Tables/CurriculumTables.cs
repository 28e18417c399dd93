using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>A row of `notes.csv`: a note of the curriculum, written or not.</summary>
public sealed record PlannedNote(
    int Number,
    NoteAddress Address,
    string PartTitle,
    string ModuleTitle,
    string Title,
    SourceSpan Span
);

/// <summary>A section that a topic, lab or cross-reference asks of a note; <paramref name="Heading"/> is a suggestion.</summary>
public sealed record PlannedSection(string Note, string? Heading);

/// <summary>A row of `topics.csv`.</summary>
public sealed record Topic(string Id, string Group, string Title, ImmutableArray<PlannedSection> CoveredBy);

/// <summary>A row of `topic-groups.csv`: how a group of topics is headed.</summary>
/// <param name="About">One sentence; plain text.</param>
public sealed record TopicGroup(string Slug, string Title, string About);

/// <summary>A row of `lessons.csv`: a lesson of the course that comes before the notes.</summary>
/// <param name="Reference">`course/module/lesson`, as paths and cross-references name it.</param>
public sealed record Lesson(string Reference, string ModuleTitle, string Title, int Minutes)
{
    /// <summary>How a reference to a lesson begins.</summary>
    public const string Prefix = "course/";
}

/// <summary>A row of `labs.csv`: what is built in a lab.</summary>
/// <param name="Anchor">`lab-gradient-checks`.</param>
public sealed record LabTitle(string Note, string Anchor, string Title);

/// <summary>A step of a learning path.</summary>
public sealed record PathStep(string Path, string PathTitle, int Step, string Target, string Why);

/// <summary>A row of `crossref.csv`: one subject at several depths.</summary>
public sealed record CrossReference(
    string Topic,
    ImmutableArray<PlannedSection> Beginner,
    ImmutableArray<PlannedSection> Intermediate,
    ImmutableArray<PlannedSection> Advanced,
    ImmutableArray<PlannedSection> Practice
);

/// <summary>
/// The whole plan: 164 notes, their topics, prerequisites, paths and labs. Empty for a folder of notes that comes
/// without tables.
/// </summary>
public sealed record CurriculumTables(
    ImmutableArray<PlannedNote> Notes,
    ImmutableArray<Topic> Topics,
    ImmutableDictionary<string, ImmutableArray<string>> Prerequisites,
    ImmutableArray<PathStep> Paths,
    ImmutableArray<CrossReference> CrossReferences
)
{
    public ImmutableArray<TopicGroup> TopicGroups { get; init; } = [];

    public ImmutableArray<Lesson> Lessons { get; init; } = [];

    public ImmutableArray<LabTitle> LabTitles { get; init; } = [];

    public static CurriculumTables Empty { get; } =
        new([], [], ImmutableDictionary<string, ImmutableArray<string>>.Empty, [], []);

    public PlannedNote? Find(string reference) => Notes.FirstOrDefault(n => n.Address.Reference == reference);

    /// <summary>The topics that a note must cover, each with the heading suggested for it.</summary>
    public IEnumerable<(Topic Topic, string? Heading)> TopicsOf(NoteAddress note) =>
        from topic in Topics
        from section in topic.CoveredBy
        where section.Note == note.Reference
        select (topic, section.Heading);

    /// <summary>Anchors (`lab-…`) of the labs that a note must hold.</summary>
    public IEnumerable<string> LabsOf(NoteAddress note) =>
        CrossReferences
            .SelectMany(c => c.Practice)
            .Where(s => s.Note == note.Reference && s.Heading?.StartsWith("lab-", StringComparison.Ordinal) == true)
            .Select(s => s.Heading!)
            .Distinct(StringComparer.Ordinal);
}
