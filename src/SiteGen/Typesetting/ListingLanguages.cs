using System.Collections.Immutable;
using System.Text.Json;

namespace MlMath.SiteGen.Typesetting;

/// <summary>The languages that a listing may be in, from `src/Web/src/languages.json`, which the worker reads too.</summary>
public static class ListingLanguages
{
    /// <summary>Every name that an author may write, aliases included, sorted.</summary>
    public static ImmutableArray<string> Names { get; } = Read();

    /// <summary>Whether the worker knows the language; case makes no difference.</summary>
    public static bool Contains(string name) => Names.Contains(name, StringComparer.OrdinalIgnoreCase);

    private static ImmutableArray<string> Read()
    {
        using var stream = typeof(ListingLanguages).Assembly.GetManifestResourceStream("languages.json")!;
        var languages = JsonSerializer.Deserialize<Dictionary<string, string[]>>(stream)!;
        return [.. languages.SelectMany(l => l.Value.Prepend(l.Key)).Order(StringComparer.Ordinal)];
    }
}
