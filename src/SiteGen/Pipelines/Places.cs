using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Finds what the tables name: a note, a section of one, or a lesson of the course.</summary>
public sealed class Places(BuildState state, SiteViews views)
{
    private readonly Dictionary<string, Lesson> _lessons = state
        .Curriculum.Tables.Lessons.DistinctBy(l => l.Reference)
        .ToDictionary(l => l.Reference, StringComparer.Ordinal);

    private readonly Dictionary<string, NoteDocument> _documents = state
        .Notes.Where(n => n is { Kind: PageKind.Note, Document: not null })
        .DistinctBy(n => n.Note.Address.Reference)
        .ToDictionary(n => n.Note.Address.Reference, n => n.Document!, StringComparer.Ordinal);

    /// <summary>The lesson of that name; null for a note, and where there is no table of lessons.</summary>
    public Lesson? Lesson(string reference) => _lessons.GetValueOrDefault(reference);

    /// <param name="reference">`module/note` or `course/module/lesson`.</param>
    public Place Of(string reference)
    {
        if (reference.StartsWith(Curriculum.Tables.Lesson.Prefix, StringComparison.Ordinal))
        {
            return new Place(new PageLink(Lesson(reference)?.Title ?? reference, null), PlaceKind.Lesson);
        }

        var link = views.LinkTo(reference);
        return new Place(link, link.Address is null ? PlaceKind.Planned : PlaceKind.Written);
    }

    /// <summary>The section that covers a topic, or the lab; the note where it has no such place.</summary>
    /// <param name="topic">The topic's id, which marks the place in the text.</param>
    public Place Of(PlannedSection section, string? topic = null)
    {
        var place = Of(section.Note);
        if (
            place.Kind != PlaceKind.Written
            || !_documents.TryGetValue(section.Note, out var document)
            || AnchorIn(document, section.Heading, topic) is not { } anchor
        )
        {
            return place;
        }

        var heading = document.Headings.FirstOrDefault(h => h.Anchor == anchor)?.Text;
        return place with
        {
            Link = place.Link with { Address = $"{place.Link.Address}#{anchor}" },
            // A heading with a formula in it is not plain text; the table's words for it are.
            Section = heading?.Contains('$', StringComparison.Ordinal) == false ? heading : section.Heading,
        };
    }

    private static string? AnchorIn(NoteDocument document, string? heading, string? topic) =>
        new[] { topic?.ToLowerInvariant(), heading, heading is null ? null : Slug.Of(heading) }.FirstOrDefault(a =>
            a is not null && document.Anchors.Contains(a)
        );
}
