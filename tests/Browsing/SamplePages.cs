namespace MlMath.Browsing;

/// <summary>One page of each kind, for what takes too long to do with all.</summary>
public static class SamplePages
{
    private static readonly string[] Wanted =
    [
        "",
        "maths/linear-algebra/",
        "maths/linear-algebra/vector-spaces-linear-maps/",
        "paths/ml-engineer/",
        "topics/",
        "map/",
        "capstone/",
        "study/",
    ];

    /// <returns>Addresses of folders from the site's root, of those kinds that the site has.</returns>
    public static IEnumerable<string> Of(IEnumerable<string> pages) =>
        Wanted.Where(address => pages.Contains($"{address}index.html", StringComparer.Ordinal));
}
