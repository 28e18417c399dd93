using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Markdown.RawHtml;
using MlMath.SiteGen.Markdown.References;
using SourceSpan = MlMath.SiteGen.Diagnostics.SourceSpan;

namespace MlMath.SiteGen.Markdown;

/// <summary>Gathers links, cross-references and citations, and checks raw HTML and footnotes.</summary>
internal sealed class LinkCollector(
    SourceText source,
    AnchorTable anchors,
    Bibliography bibliography,
    DiagnosticBag diagnostics
)
{
    private static readonly Regex FootnoteMark = new(
        @"\[(?<label>\^[^\]\s]+)\]",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private readonly List<NoteReference> _references = [];
    private readonly List<NoteCitation> _citations = [];
    private readonly List<NoteLink> _links = [];
    private int _places;

    public IReadOnlyList<NoteReference> References => _references;

    public IReadOnlyList<NoteCitation> Citations => _citations;

    public IReadOnlyList<NoteLink> Links => _links;

    public void Visit(MarkdownObject node)
    {
        switch (node)
        {
            case ReferenceInline reference:
                reference.Index = _references.Count;
                _references.Add(
                    new NoteReference(reference.Target, reference.Fragment, reference.Text, Span(reference))
                );
                break;
            case CitationInline citation:
                Visit(citation);
                break;
            case LinkInline { IsImage: false } link:
                Visit(link.Url ?? "", Span(link));
                break;
            case AutolinkInline { IsEmail: false } link:
                Visit(link.Url, Span(link));
                break;
            case HtmlInline or HtmlBlock:
                HtmlPolicy.Check(Span(node), diagnostics);
                break;
            case ParagraphBlock { Inline: { } inline } paragraph:
                CheckFootnotes(paragraph, inline);
                break;
        }
    }

    /// <summary>Once all anchors are known: whether links within the note lead somewhere.</summary>
    public void CheckAnchors()
    {
        foreach (var link in _links.Where(l => l.Url.StartsWith('#') && !anchors.Contains(l.Url[1..])))
        {
            var suggestion = Suggestion.For(link.Url[1..], anchors.Names);
            diagnostics.Add(MarkdownDiagnostics.BrokenAnchor(link.Span, link.Url[1..], suggestion));
        }
    }

    private void Visit(CitationInline citation)
    {
        citation.Place = ++_places;
        foreach (var (key, locator, start) in citation.Works)
        {
            var span = source.Span(start, key.Length);
            _citations.Add(new NoteCitation(key, locator, span, citation.Place));
            if (bibliography.Find(key) is null)
            {
                diagnostics.Add(CitationDiagnostics.UnknownKey(span, key, Suggestion.For(key, bibliography.Keys)));
            }
        }

        if (citation.Malformed is { } malformed)
        {
            var span = source.Span(malformed.FileStart, malformed.Text.Length);
            diagnostics.Add(CitationDiagnostics.Malformed(span, malformed.Text.Trim()));
        }
    }

    private void Visit(string url, SourceSpan span)
    {
        _links.Add(new NoteLink(url, span));
        var isWeb =
            url.StartsWith("https://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase)
            || url.StartsWith("mailto:", StringComparison.OrdinalIgnoreCase);
        if (!isWeb && !url.StartsWith('#'))
        {
            diagnostics.Add(MarkdownDiagnostics.RelativeLink(span, url));
        }
    }

    // Markdig leaves the mark of a footnote that is not there as text.
    private void CheckFootnotes(ParagraphBlock paragraph, ContainerInline inline)
    {
        var text = string.Concat(inline.FindDescendants<LiteralInline>().Select(l => l.Content.ToString()));
        foreach (Match mark in FootnoteMark.Matches(text))
        {
            var whole = Span(paragraph);
            var at = whole.Text.IndexOf(mark.Value, StringComparison.Ordinal);
            var span = at < 0 ? whole : source.Span(whole.Start + at, mark.Length);
            diagnostics.Add(MarkdownDiagnostics.UndefinedFootnote(span, mark.Groups["label"].Value));
        }
    }

    private SourceSpan Span(MarkdownObject node) => source.Span(node.Span.Start, node.Span.Length);
}
