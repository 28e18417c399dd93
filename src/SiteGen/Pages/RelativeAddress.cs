namespace MlMath.SiteGen.Pages;

/// <summary>
/// Links from one page to another without the site's own root in them, so that the site can stand under any path.
/// Addresses are from the root and end in `/`; the home page is the empty string.
/// </summary>
public static class RelativeAddress
{
    /// <param name="from">The page that holds the link: `maths/linear-algebra/svd-qr-lu/`.</param>
    /// <param name="to">A page or a file from the root, perhaps with a `#fragment`: `maths/linear-algebra/`, `assets/site.css`.</param>
    /// <returns>`../`, `../../../assets/site.css`; `./` for the page itself.</returns>
    public static string Between(string from, string to)
    {
        if (to.StartsWith('#'))
        {
            return to;
        }

        var here = from.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var there = to.Split('/');
        var shared = 0;
        while (shared < here.Length && shared < there.Length - 1 && here[shared] == there[shared])
        {
            shared++;
        }

        var up = string.Concat(Enumerable.Repeat("../", here.Length - shared));
        var down = string.Join('/', there[shared..]);
        return up.Length + down.Length == 0 || down.StartsWith('#') && up.Length == 0 ? "./" + down : up + down;
    }
}
