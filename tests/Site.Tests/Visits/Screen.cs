using Microsoft.Playwright;

namespace MlMath.Site.Tests.Visits;

/// <summary>A screen that every page is looked at on, in CSS pixels, and the theme that a page comes in.</summary>
internal sealed record Screen(string Name, int Width, int Height, ColorScheme Scheme)
{
    /// <summary>As narrow as a page must bear: WCAG's reflow of 320 px is at 400 %, this is the narrowest phone sold.</summary>
    public static readonly Screen Phone = new("phone", 360, 740, ColorScheme.Light);

    public static readonly Screen Desktop = new("desktop", 1280, 900, ColorScheme.Dark);

    public override string ToString() => Name;
}
