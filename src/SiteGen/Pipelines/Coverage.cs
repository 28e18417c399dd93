using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Pipelines;

/// <summary>What the curriculum asks for and the notes do not hold yet: by part, module, note, topic and lab.</summary>
public static class Coverage
{
    public static IEnumerable<string> Of(BuildState state)
    {
        var tables = state.Curriculum.Tables;
        if (tables.Notes.IsEmpty)
        {
            yield return "no tables: nothing is planned, so nothing is missing";
            yield break;
        }

        var written = state.Notes.Where(n => n.Kind == PageKind.Note).ToDictionary(n => n.Note.Address);
        foreach (var part in tables.Notes.GroupBy(n => n.Address.Part))
        {
            yield return $"{part.First().PartTitle}: {part.Count(n => written.ContainsKey(n.Address))} of {part.Count()} notes";
            foreach (var module in part.GroupBy(n => n.Address.Module))
            {
                var missing = module.Where(n => !written.ContainsKey(n.Address)).ToList();
                yield return $"  {module.First().ModuleTitle}: {module.Count() - missing.Count} of {module.Count()}";
                foreach (var note in missing)
                {
                    yield return $"    missing note {note.Address}";
                }
            }
        }

        var sections = tables.Topics.SelectMany(t => t.CoveredBy.Select(s => (Topic: t, Section: s))).ToList();
        var covered = sections.Where(s => Holds(s.Section.Note, s.Topic.Id, s.Section.Heading)).ToList();
        yield return $"topics: {covered.Count} of {sections.Count} sections, "
            + $"{covered.Select(c => c.Topic.Id).Distinct().Count()} of {tables.Topics.Length} topics have one";
        var labs = tables.Notes.SelectMany(n => tables.LabsOf(n.Address).Select(lab => (n.Address, Lab: lab))).ToList();
        var built = labs.Count(l => written.TryGetValue(l.Address, out var note) && Anchors(note).Contains(l.Lab));
        yield return $"labs: {built} of {labs.Count}";

        bool Holds(string reference, string id, string? heading) =>
            tables.Find(reference) is { } planned
            && written.TryGetValue(planned.Address, out var note)
            && HasTopic(note, id, heading);
    }

    /// <summary>Each written note must hold what the tables ask of it.</summary>
    public static IEnumerable<Diagnostic> MissingIn(NoteBuild build, CurriculumModel curriculum)
    {
        if (build.Kind != PageKind.Note || build.Document is null)
        {
            yield break;
        }

        var head = build.Note.Source.Span(0, 3);
        foreach (var (topic, heading) in curriculum.Tables.TopicsOf(build.Note.Address))
        {
            if (!HasTopic(build, topic.Id, heading))
            {
                yield return CurriculumDiagnostics.TopicHasNoSection(head, topic.Id, topic.Title, heading);
            }
        }

        foreach (var lab in curriculum.Tables.LabsOf(build.Note.Address).Where(l => !Anchors(build).Contains(l)))
        {
            yield return CurriculumDiagnostics.LabMissing(head, lab);
        }
    }

    // Marked with the topic's id, or headed as the table suggests.
    private static bool HasTopic(NoteBuild build, string id, string? heading) =>
        Anchors(build).Contains(id.ToLowerInvariant())
        || (heading is not null && Anchors(build).Contains(Markdown.Slug.Of(heading)));

    private static IReadOnlySet<string> Anchors(NoteBuild build) =>
        build.Document?.Anchors ?? (IReadOnlySet<string>)ImmutableHashSet<string>.Empty;
}
