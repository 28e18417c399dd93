using System.Collections.Immutable;
using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown.RawHtml;

/// <summary>Which raw HTML a note may hold: a few elements of text, no style, no behaviour.</summary>
internal static class HtmlPolicy
{
    private static readonly ImmutableHashSet<string> Elements = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        [
            "abbr",
            "b",
            "br",
            "cite",
            "del",
            "details",
            "dfn",
            "em",
            "i",
            "ins",
            "kbd",
            "mark",
            "q",
            "s",
            "samp",
            "small",
            "span",
            "strong",
            "sub",
            "summary",
            "sup",
            "u",
            "var",
            "wbr",
        ]
    );

    private static readonly Regex Tag = Pattern(
        @"<!--.*?-->|<(?<end>/)?(?<element>[A-Za-z][\w:-]*)(?<attributes>[^<>]*)>?"
    );

    private static readonly Regex Attribute = Pattern(
        @"(?<name>[A-Za-z_:@][\w:.@-]*)(\s*=\s*(""(?<value>[^""]*)""|'(?<value>[^']*)'|(?<value>[^\s""'>]+)))?"
    );

    private static readonly ImmutableHashSet<string> Attributes = ImmutableHashSet.Create(
        StringComparer.OrdinalIgnoreCase,
        ["cite", "class", "dir", "id", "lang", "open", "title"]
    );

    /// <param name="span">A stretch of raw HTML.</param>
    public static void Check(SourceSpan span, DiagnosticBag diagnostics)
    {
        foreach (Match tag in Tag.Matches(span.Text))
        {
            var element = tag.Groups["element"];
            if (!element.Success || tag.Groups["end"].Success)
            {
                continue;
            }

            if (!Elements.Contains(element.Value))
            {
                var place = span.Source.Span(span.Start + element.Index, element.Length);
                diagnostics.Add(MarkdownDiagnostics.ForbiddenElement(place, element.Value));
                continue;
            }

            var attributes = tag.Groups["attributes"];
            foreach (Match attribute in Attribute.Matches(attributes.Value))
            {
                var name = attribute.Groups["name"];
                if (!Attributes.Contains(name.Value))
                {
                    var place = span.Source.Span(span.Start + attributes.Index + name.Index, name.Length);
                    diagnostics.Add(MarkdownDiagnostics.ForbiddenAttribute(place, name.Value));
                }
            }
        }
    }

    private static Regex Pattern(string pattern) =>
        new(pattern, RegexOptions.ExplicitCapture | RegexOptions.Singleline, Patterns.Patience);
}
