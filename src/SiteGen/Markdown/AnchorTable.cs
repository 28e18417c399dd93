using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Markdown;

/// <summary>The ids of a note's page. Each is given once, and none is one that the page makes by itself.</summary>
internal sealed class AnchorTable(DiagnosticBag diagnostics)
{
    private static readonly Regex Reserved = new(
        @"^((cell|cite|ex|fn|fnref)-\d+|q-[0-9a-f]{8}|ref-.*|references|contents|main)$",
        RegexOptions.ExplicitCapture,
        Patterns.Patience
    );

    private readonly Dictionary<string, SourceSpan> _anchors = new(StringComparer.Ordinal);

    public IEnumerable<string> Names => _anchors.Keys;

    public bool Contains(string anchor) => _anchors.ContainsKey(anchor);

    public void Add(string anchor, SourceSpan span)
    {
        if (Reserved.IsMatch(anchor))
        {
            diagnostics.Add(MarkdownDiagnostics.ReservedAnchor(span, anchor));
        }
        else if (!_anchors.TryAdd(anchor, span))
        {
            diagnostics.Add(MarkdownDiagnostics.DuplicateAnchor(span, anchor, _anchors[anchor].Line));
        }
    }
}
