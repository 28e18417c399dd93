using System.Collections.Immutable;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Definitions;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines.Reference;

/// <summary>Gathers what the notes define into one glossary.</summary>
public static class GlossaryViews
{
    /// <returns>Null when no note defines anything; known as soon as the notes are parsed.</returns>
    public static PageLink? LinkIn(BuildState state) =>
        state.Notes.Any(n => n is { Kind: PageKind.Note, Document.Definitions: > 0 }) ? GlossaryView.Link : null;

    /// <returns>Null when no note defines anything.</returns>
    public static GlossaryView? Of(BuildState state)
    {
        var definitions = DefinitionsOf(state).ToImmutableArray();
        if (definitions.IsEmpty)
        {
            return null;
        }

        var anchors = new Anchors();
        var titles = definitions
            .GroupBy(d => d.Definition.Title, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Term: g.Key, Entry: EntryOf([.. g], anchors)))
            .ToList();
        var entryOf = titles.ToDictionary(t => t.Term, t => t.Entry, StringComparer.OrdinalIgnoreCase);
        var within = definitions
            .SelectMany(d => d.Definition.Terms.Select(term => (Term: term, d.Definition)))
            .Where(t => !entryOf.ContainsKey(t.Term))
            .GroupBy(t => t.Term, StringComparer.OrdinalIgnoreCase)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => (Term: g.Key, Entry: SeeOf(g.Key, g.Select(t => entryOf[t.Definition.Title]), anchors)));
        var letters = titles
            .Concat(within)
            .OrderBy(e => SortKey(e.Term), StringComparer.Ordinal)
            .ThenBy(e => e.Term, StringComparer.Ordinal)
            .GroupBy(e => LetterOf(e.Term))
            .Select(g => new GlossaryLetter(g.Key, [.. g.Select(e => e.Entry)]));
        return new GlossaryView([.. letters])
        {
            Definitions = definitions.Length,
            Notes = definitions.Select(d => d.Build).Distinct().Count(),
            HasMathematics = definitions.Any(d => d.Build.ShowsMathematics),
        };
    }

    private static IEnumerable<(NoteBuild Build, RenderedDefinition Definition)> DefinitionsOf(BuildState state) =>
        state
            .Notes.Where(n => n.Kind == PageKind.Note)
            .SelectMany(n => n.Rendered?.Definitions.Select(d => (n, d)) ?? []);

    private static GlossaryEntry EntryOf(
        ImmutableArray<(NoteBuild Build, RenderedDefinition Definition)> same,
        Anchors anchors
    ) =>
        new(same[0].Definition.TitleHtml, anchors.For(same[0].Definition.Title))
        {
            Meanings =
            [
                .. same.Select(s =>
                {
                    var address = PageAddress.Of(s.Build);
                    var place = s.Definition.Anchor is { } anchor ? $"{address}#{anchor}" : address;
                    return new GlossaryMeaning(
                        MovedHtml.Between(s.Definition.Html, address, GlossaryView.Address),
                        new PageLink(s.Build.Note.FrontMatter.Title, place)
                    );
                }),
            ],
        };

    // Terms are bold words: plain text, or they would not be found under a letter.
    private static GlossaryEntry SeeOf(string term, IEnumerable<GlossaryEntry> explainedBy, Anchors anchors) =>
        new(System.Net.WebUtility.HtmlEncode(term), anchors.For(term))
        {
            See = [.. explainedBy.Distinct().Select(e => new PageLink(e.TermHtml, $"#{e.Anchor}"))],
        };

    private static string SortKey(string term) =>
        string.Concat(term.Where(c => char.IsLetterOrDigit(c) || c == ' ')).Trim().ToUpperInvariant();

    private static string LetterOf(string term) =>
        SortKey(term) is [>= 'A' and <= 'Z' and var letter, ..] ? letter.ToString() : "#";

    /// <summary>Ids for the page's entries, each given once.</summary>
    private sealed class Anchors
    {
        private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

        public string For(string term)
        {
            var slug = $"term-{Slug.Of(term)}";
            return Enumerable.Range(1, int.MaxValue).Select(i => i == 1 ? slug : $"{slug}-{i}").First(_taken.Add);
        }
    }
}
