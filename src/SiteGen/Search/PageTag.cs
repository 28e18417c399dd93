namespace MlMath.SiteGen.Search;

/// <summary>A tag of a page that the generator wrote.</summary>
internal readonly record struct PageTag(string Name, bool IsEnd, string Id, string Classes)
{
    private static readonly string[] LeftOutElements =
    [
        "pre",
        "svg",
        "annotation",
        "nav",
        "template",
        "button",
        "script",
        "style",
    ];

    private static readonly string[] LeftOutClasses =
    [
        "facts",
        "katex-html",
        "cell-status",
        "heading-anchor",
        "footnote-ref",
        "filmstrip",
        "visually-hidden",
    ];

    private static readonly string[] Inline =
    [
        "a",
        "abbr",
        "annotation",
        "code",
        "em",
        "i",
        "b",
        "span",
        "strong",
        "sub",
        "sup",
        "mark",
        "cite",
        "q",
    ];

    /// <param name="markup">From `&lt;` to `&gt;`.</param>
    public static PageTag Parse(ReadOnlySpan<char> markup)
    {
        var isEnd = markup.Length > 1 && markup[1] == '/';
        var rest = markup[(isEnd ? 2 : 1)..^1];
        var length = rest.IndexOfAny(' ', '\n', '/');
        return new PageTag(
            (length < 0 ? rest : rest[..length]).ToString(),
            isEnd,
            Attribute(rest, " id=\""),
            Attribute(rest, " class=\"")
        );
    }

    public bool IsVoid => Name is "br" or "img" or "hr" or "input" or "wbr" or "meta" or "link" or "source";

    /// <summary>Whether words before and after it are apart. MathML's elements are not: a formula is one word or few.</summary>
    public bool IsBlock => !Inline.Contains(Name) && !IsMathematics;

    /// <summary>Whether what it holds is no text of the page.</summary>
    public bool IsLeftOut =>
        !IsEnd && !IsVoid && (LeftOutElements.Contains(Name) && !HasClass("crumbs") || LeftOutClasses.Any(HasClass));

    public bool HasClass(string name) =>
        Classes.Length > 0 && $" {Classes} ".Contains($" {name} ", StringComparison.Ordinal);

    // mi, mo, mrow, msup, … and the frame around them; `main`, `mark`, `menu` and `meta` are none of them.
    private bool IsMathematics =>
        Name is "math" or "semantics" || Name.StartsWith('m') && Name is not ("main" or "mark" or "menu" or "meta");

    private static string Attribute(ReadOnlySpan<char> tag, string opening)
    {
        var at = tag.IndexOf(opening, StringComparison.Ordinal);
        if (at < 0)
        {
            return "";
        }

        var value = tag[(at + opening.Length)..];
        var end = value.IndexOf('"');
        return end < 0 ? "" : value[..end].ToString();
    }
}
