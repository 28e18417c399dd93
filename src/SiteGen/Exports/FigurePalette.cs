using System.Collections.Immutable;
using System.Reflection;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Exports;

/// <summary>The site's light colours, written into drawings that leave it: `palette.css`, which the program carries along.</summary>
internal static partial class FigurePalette
{
    private const string Sheet = "palette.css";

    private static readonly Lazy<ImmutableDictionary<string, string>> Colours = new(Read);

    /// <summary>The drawing with colours in place of names: `var(--fig-1)`.</summary>
    public static string Fill(string svg) =>
        Use().Replace(svg, use => Colours.Value.GetValueOrDefault(use.Groups["name"].Value, "currentColor"));

    private static ImmutableDictionary<string, string> Read()
    {
        using var stream =
            Assembly.GetExecutingAssembly().GetManifestResourceStream(Sheet) ?? throw new InvalidOperationException(
                $"the program has no resource {Sheet}"
            );
        using var reader = new StreamReader(stream);
        var light = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (Match colour in Definition().Matches(reader.ReadToEnd()))
        {
            light.TryAdd(colour.Groups["name"].Value, colour.Groups["light"].Value);
        }

        // `--fig-ink: var(--ink)`: one name stands for another.
        return light.ToImmutableDictionary(
            c => c.Key,
            c => Use().Match(c.Value) is { Success: true } other ? light[other.Groups["name"].Value] : c.Value,
            StringComparer.Ordinal
        );
    }

    [GeneratedRegex(
        @"(?<name>--[a-z0-9-]+):\s*(light-dark\((?<light>#[0-9a-f]+),[^)]*\)|(?<light>var\(--[a-z0-9-]+\)))\s*;",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Definition();

    [GeneratedRegex(@"var\((?<name>--[a-z0-9-]+)\)", RegexOptions.ExplicitCapture)]
    private static partial Regex Use();
}
