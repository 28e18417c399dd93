using System.Collections.Immutable;
using System.Net;
using System.Text;

namespace MlMath.SiteGen.Search;

/// <summary>The words of a stretch of a page.</summary>
/// <param name="Anchor">The heading's id; empty for what stands above the first heading.</param>
/// <param name="Names">What its theorems, definitions and other blocks are called, with commas between.</param>
public sealed record TextSection(string Anchor, string Heading, string Text, string Names = "");

/// <summary>
/// A page as a reader's words: what its `main` says. Code, drawings, navigation and lists of works are left out, a formula
/// is its characters.
/// </summary>
/// <param name="Where">The last of the breadcrumbs.</param>
/// <param name="Sections">Cut at `h2` and `h3`; the page's claim opens the first one.</param>
public sealed record PageText(string Title, string Where, ImmutableArray<TextSection> Sections)
{
    /// <param name="html">A whole page as the generator writes it: well-formed, `>` escaped in attributes.</param>
    /// <returns>Null for a page without a title.</returns>
    public static PageText? Read(string html)
    {
        var start = html.IndexOf("<main", StringComparison.Ordinal);
        var end = html.LastIndexOf("</main>", StringComparison.Ordinal);
        return start < 0 || end < start ? null : new Reader().Read(html.AsSpan(start, end - start));
    }

    private sealed class Reader
    {
        private readonly ImmutableArray<TextSection>.Builder _sections = ImmutableArray.CreateBuilder<TextSection>();
        private readonly StringBuilder _title = new();
        private readonly StringBuilder _crumb = new();
        private readonly StringBuilder _heading = new();
        private readonly StringBuilder _text = new();
        private readonly StringBuilder _names = new();
        private readonly StringBuilder _ignored = new();
        private StringBuilder _target;
        private string _anchor = "";
        private string _left = "";
        private int _leftDepth;
        private int _proseDepth;
        private bool _inCrumbs;
        private bool _inBlockTitle;
        private bool _inBlockLabel;

        public Reader() => _target = _ignored;

        public PageText? Read(ReadOnlySpan<char> html)
        {
            while (!html.IsEmpty)
            {
                var open = html.IndexOf('<');
                Words(open < 0 ? html : html[..open]);
                if (open < 0)
                {
                    break;
                }

                var close = html[open..].IndexOf('>');
                if (close < 0)
                {
                    break;
                }

                OnTag(html.Slice(open, close + 1));
                html = html[(open + close + 1)..];
            }

            EndSection();
            var title = Clean(_title);
            return title.Length == 0 ? null : new PageText(title, Clean(_crumb), _sections.ToImmutable());
        }

        private void OnTag(ReadOnlySpan<char> markup)
        {
            var tag = PageTag.Parse(markup);
            if (_left.Length > 0)
            {
                _leftDepth +=
                    tag.Name != _left || tag.IsVoid ? 0
                    : tag.IsEnd ? -1
                    : 1;
                _left = _leftDepth == 0 ? "" : _left;
            }
            else if (tag.IsLeftOut)
            {
                (_left, _leftDepth) = (tag.Name, 1);
            }
            else if (tag.IsEnd)
            {
                OnEnd(tag);
            }
            else
            {
                OnStart(tag);
            }

            if (tag.IsBlock)
            {
                _target.Append(' ');
            }
        }

        private void OnStart(PageTag tag)
        {
            if (tag.Name == "div" && (_proseDepth > 0 || tag.HasClass("prose")))
            {
                _proseDepth++;
                _target = _text;
            }
            else if (tag.Name == "h1" || tag.Name == "p" && tag.HasClass("claim"))
            {
                _target = tag.Name == "h1" ? _title : _text;
            }
            else if (tag.Name == "p" && tag.HasClass("block-title"))
            {
                _inBlockTitle = true;
                _names.Append(_names.Length > 0 ? ", " : "");
            }
            else if (tag.Name == "span" && tag.HasClass("block-label"))
            {
                _inBlockLabel = true;
            }
            else if (tag.Name == "nav")
            {
                _inCrumbs = true;
            }
            else if (tag.Name == "li" && _inCrumbs)
            {
                _target = _crumb.Clear();
            }
            else if (tag.Name is "h2" or "h3" && _proseDepth > 0 && tag.Id.Length > 0)
            {
                EndSection();
                _anchor = tag.Id;
                _target = _heading;
            }
        }

        private void OnEnd(PageTag tag)
        {
            if (tag.Name == "div" && _proseDepth > 0)
            {
                _proseDepth--;
            }

            // Every navigation but the breadcrumbs is left out.
            _inCrumbs &= tag.Name != "nav";
            _inBlockTitle &= tag.Name != "p";
            _inBlockLabel &= tag.Name != "span";
            if (_proseDepth == 0)
            {
                _target = tag.Name is "div" or "h1" or "p" or "li" ? _ignored : _target;
            }
            else if (tag.Name is "h2" or "h3")
            {
                _target = _text;
            }
        }

        private void Words(ReadOnlySpan<char> text)
        {
            if (_left.Length == 0 && _target != _ignored)
            {
                var words = WebUtility.HtmlDecode(text.ToString());
                _target.Append(words);
                _names.Append(_inBlockTitle && !_inBlockLabel ? words : "");
            }
        }

        private void EndSection()
        {
            var names = Clean(_names)
                .Split(", ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var section = new TextSection(_anchor, Clean(_heading), Clean(_text), string.Join(", ", names));
            if (section.Anchor.Length > 0 || section.Text.Length > 0)
            {
                _sections.Add(section);
            }

            _heading.Clear();
            _text.Clear();
            _names.Clear();
        }

        // Single blanks, and none of the characters that are not seen: applied functions, invisible products, joiners.
        private static string Clean(StringBuilder text)
        {
            var clean = new StringBuilder(text.Length);
            foreach (var c in text.ToString())
            {
                if (char.IsWhiteSpace(c))
                {
                    if (clean.Length > 0 && clean[^1] != ' ')
                    {
                        clean.Append(' ');
                    }
                }
                else if (c is not (>= '\u2060' and <= '\u2064' or '\u200B'))
                {
                    clean.Append(c);
                }
            }

            return clean.ToString().TrimEnd();
        }
    }
}
