namespace MlMath.SiteGen.Feeds;

/// <summary>A page as programs are told of it.</summary>
/// <param name="Address">From the site's root, ending in `/`; the home page is empty.</param>
/// <param name="Group">The part and module that hold it; empty for a page outside of them.</param>
/// <param name="Summary">One sentence; plain text.</param>
/// <param name="Changed">The day of its last change; null where that is not known.</param>
public sealed record SiteEntry(string Address, string Title, string Group, string Summary, DateOnly? Changed);
