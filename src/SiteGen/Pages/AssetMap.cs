using System.Collections.Immutable;

namespace MlMath.SiteGen.Pages;

/// <summary>
/// Files that pages refer to: logical name (`site.css`, `site.js`, `theme.js`, `katex/katex.css`, `formulas.css`,
/// the names in <see cref="Fonts"/>) → path from the site's root with a content hash in it (`assets/site.1f3a9c.css`). A page leaves out what
/// the map does not have.
/// </summary>
public sealed record AssetMap(ImmutableSortedDictionary<string, string> Paths)
{
    /// <summary>The classes that a page's own formulas have; each page's is made once the page is there.</summary>
    public const string FormulaStyles = "formulas.css";

    /// <summary>The script that is fetched when a reader first searches.</summary>
    public const string SearchScript = "search.js";

    /// <summary>The folder of the search's index; the map lacks it where none is made, as in a preview.</summary>
    public const string SearchIndex = "search/";

    /// <summary>The picture that links to a note are shown with, beside its page.</summary>
    public const string CardFile = "card.png";

    /// <summary>The text faces that every page is set in, and asks for before it reads its style sheet.</summary>
    public static ImmutableArray<string> Fonts { get; } =
    [
        "source-serif-4-latin-400-normal.woff2",
        "source-serif-4-latin-400-italic.woff2",
        "source-serif-4-latin-600-normal.woff2",
    ];

    public static AssetMap Empty { get; } =
        new(ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal));

    /// <returns>The path from the site's root; null when there is no such asset.</returns>
    public string? Find(string name) => Paths.GetValueOrDefault(name);

    public AssetMap With(string name, string path) => new(Paths.SetItem(name, path));
}
