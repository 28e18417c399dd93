using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Search;

/// <summary>What can be found on a site: every page that has an address of its own, and every section of its text.</summary>
public static class SearchRecords
{
    /// <summary>The records of pages, in their order and that of each page's sections.</summary>
    /// <param name="pages">Address and HTML, in UTF-8, of each page.</param>
    public static ImmutableArray<SearchRecord> Of(
        IEnumerable<(string Address, ReadOnlyMemory<byte> Html)> pages,
        CurriculumModel curriculum
    )
    {
        var notes = curriculum.Notes.ToDictionary(n => $"{n.Address.Path}/", n => n.Address, StringComparer.Ordinal);
        return
        [
            .. pages
                .AsParallel()
                .AsOrdered()
                .SelectMany(page =>
                {
                    var text = PageText.Read(Encoding.UTF8.GetString(page.Html.Span));
                    var topics = notes.TryGetValue(page.Address, out var note) ? curriculum.Tables.TopicsOf(note) : [];
                    return text is null ? [] : OfPage(page.Address, text, [.. topics]);
                }),
        ];
    }

    private static IEnumerable<SearchRecord> OfPage(
        string address,
        PageText page,
        ImmutableArray<(Topic Topic, string? Heading)> topics
    )
    {
        var opening = page.Sections.FirstOrDefault(s => s.Anchor.Length == 0)?.Text ?? "";
        yield return new SearchRecord(
            address,
            "",
            page.Title,
            "",
            page.Where,
            string.Join(", ", topics.Select(t => t.Topic.Title)),
            opening
        );
        foreach (var section in page.Sections.Where(s => s.Anchor is not ("" or ReferencesList.Anchor)))
        {
            var names = topics
                .Where(t => Covers(section, t.Topic, t.Heading))
                .Select(t => t.Topic.Title)
                .Append(section.Names)
                .Where(name => name.Length > 0);
            yield return new SearchRecord(
                address,
                section.Anchor,
                page.Title,
                section.Heading,
                page.Where,
                string.Join(", ", names),
                section.Text
            );
        }
    }

    private static bool Covers(TextSection section, Topic topic, string? heading) =>
        section.Anchor == topic.Id.ToLowerInvariant() || heading is not null && section.Anchor == Slug.Of(heading);
}
