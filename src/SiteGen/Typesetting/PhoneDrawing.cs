using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Typesetting;

/// <summary>A figure's second drawing, for phones: with letters of the size that they have on a desk.</summary>
public static partial class PhoneDrawing
{
    /// <summary>Characters of a drawing that a page can bear: compressed, less than a tenth of all that a note may weigh.</summary>
    public const int Heaviest = 80_000;

    // A phone's column is 350 pixels wide: the smallest letters, 11 units, are there 9.6 pixels high.
    private const int Width = 400;

    // A drawing of thousands of marks is on the page once, laid out for a phone. In characters.
    private const int HeaviestTwin = 20_000;

    /// <summary>The same figure, no wider than a phone shows it well.</summary>
    public static FigureRequest Of(FigureRequest figure) => figure with { Widest = Width };

    /// <summary>
    /// Both drawings; the style sheet shows one. One alone where they are equal, or too heavy to be there twice: it then is
    /// as wide on a desk as the other would have been, and its letters are larger.
    /// </summary>
    public static string Join(string wide, string narrow)
    {
        if (wide == narrow)
        {
            return narrow;
        }

        if (narrow.Length > HeaviestTwin)
        {
            return Share().Replace(narrow, Share().Match(wide).Value, 1);
        }

        // The narrow one first: the style sheet hides what follows it.
        return $"""<div class="fig-narrow">{narrow}</div>{wide}""";
    }

    // How much of the text's width a drawing takes on a desk; none says all of it.
    [GeneratedRegex("(?<=^<svg[^>]*) data-share=\"[0-9]+\"")]
    private static partial Regex Share();
}
