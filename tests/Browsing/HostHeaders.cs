using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MlMath.Browsing;

/// <summary>The headers that the host sends, read from its own configuration: those of every section whose pattern fits.</summary>
public sealed partial class HostHeaders
{
    private readonly ImmutableArray<(Regex Path, ImmutableArray<(string Name, string Value)> Values)> _sections;

    private HostHeaders(string configuration) =>
        _sections = [
            .. Section()
                .Matches(configuration)
                .Select(section =>
                    (
                        PatternOf(section.Groups["for"].Value),
                        Header()
                            .Matches(section.Groups["values"].Value)
                            .Select(h => (h.Groups["name"].Value, h.Groups["value"].Value))
                            .ToImmutableArray()
                    )
                ),
        ];

    /// <param name="file">A `netlify.toml`.</param>
    public static HostHeaders Read(string file) => new(File.ReadAllText(file));

    /// <param name="path">From the site's root, with its leading slash.</param>
    public IEnumerable<(string Name, string Value)> Of(string path) =>
        _sections.Where(s => s.Path.IsMatch(path)).SelectMany(s => s.Values);

    private static Regex PatternOf(string pattern) =>
        new(
            $"^{Regex.Escape(pattern).Replace("\\*", ".*", StringComparison.Ordinal)}$",
            RegexOptions.CultureInvariant | RegexOptions.NonBacktracking
        );

    [GeneratedRegex(
        "\\[\\[headers\\]\\]\\s*for = \"(?<for>[^\"]*)\"\\s*\\[headers.values\\](?<values>[^\\[]*)",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Section();

    [GeneratedRegex("(?<name>[A-Za-z-]+) = \"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
