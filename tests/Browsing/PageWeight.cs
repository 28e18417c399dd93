using System.Collections.Immutable;
using System.Globalization;

namespace MlMath.Browsing;

/// <summary>The bytes of a first view: all that a browser with an empty cache fetches, compressed as a host does.</summary>
/// <param name="Page">From the site's root.</param>
/// <param name="Files">What was fetched and its size on the wire, largest first.</param>
public sealed record PageWeight(string Page, ImmutableArray<(string File, int Bytes)> Files)
{
    public int Markup => Sum(".html");

    public int Styles => Sum(".css");

    public int Scripts => Sum(".js");

    public int Fonts => Sum(".woff2");

    public int Rest => Total - Markup - Styles - Scripts - Fonts;

    public int Total => Files.Sum(f => f.Bytes);

    /// <param name="requested">Addresses that a page asked its own site for; more than once counts once.</param>
    public static PageWeight Of(string page, IEnumerable<Uri> requested, ServedSite site) =>
        new(
            page,
            [
                .. requested
                    .Select(address => site.Files.Find(address.AbsolutePath))
                    .OfType<string>()
                    .Distinct(StringComparer.Ordinal)
                    .Select(file => (Path.GetFileName(file), site.Files.Read(file).Length))
                    .OrderByDescending(f => f.Length)
                    .ThenBy(f => f.Item1, StringComparer.Ordinal),
            ]
        );

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Page}: {Total} = {Markup} markup + {Styles} styles + {Scripts} scripts + {Fonts} fonts + {Rest} other bytes"
        );

    private int Sum(string extension) =>
        Files.Where(f => f.File.EndsWith(extension, StringComparison.Ordinal)).Sum(f => f.Bytes);
}
