using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace MlMath.Site.Tests;

/// <summary>The headers that the host sends with every page, read from its own configuration.</summary>
internal static partial class HostHeaders
{
    public static ImmutableDictionary<string, string> Read(string file)
    {
        var section = EveryPage().Match(File.ReadAllText(file)).Groups["values"].Value;
        return Header()
            .Matches(section)
            .ToImmutableDictionary(m => m.Groups["name"].Value, m => m.Groups["value"].Value);
    }

    [GeneratedRegex("for = \"/\\*\"\\s*\\[headers.values\\](?<values>[^\\[]*)", RegexOptions.ExplicitCapture)]
    private static partial Regex EveryPage();

    [GeneratedRegex("(?<name>[A-Za-z-]+) = \"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture)]
    private static partial Regex Header();
}
