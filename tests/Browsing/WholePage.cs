using Microsoft.Playwright;

namespace MlMath.Browsing;

/// <summary>
/// A note is laid out as far as its reader comes. Whoever asks something of all of it has all of it laid out first, as a
/// jump inside the page does.
/// </summary>
public static class WholePage
{
    public static Task LayOutAsync(IPage page) =>
        page.EvaluateAsync("() => { delete document.documentElement.dataset.pieces; }");
}
