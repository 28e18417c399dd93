using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MlMath.SiteGen.Exports;

/// <summary>The site's own TeX commands, defined for a notebook that uses them.</summary>
internal static partial class NotebookMacros
{
    private static readonly Lazy<List<(string Name, string Tex)>> All = new(Read);

    /// <returns>`\newcommand` for each command that the text uses, and for those that these use; a line each.</returns>
    public static string Of(string text)
    {
        var used = new List<(string Name, string Tex)>();
        var pending = new Queue<string>([text]);
        while (pending.TryDequeue(out var tex))
        {
            foreach (var name in Command().Matches(tex).Select(m => m.Value).Distinct(StringComparer.Ordinal))
            {
                if (All.Value.FirstOrDefault(m => m.Name == name) is { Name: not null } macro && !used.Contains(macro))
                {
                    used.Add(macro);
                    pending.Enqueue(macro.Tex);
                }
            }
        }

        return string.Join('\n', used.OrderBy(m => m.Name, StringComparer.Ordinal).Select(Definition));
    }

    private static string Definition((string Name, string Tex) macro)
    {
        var arguments = Argument().Matches(macro.Tex).Select(m => m.Value[1] - '0').DefaultIfEmpty().Max();
        return $"\\newcommand{{{macro.Name}}}{(arguments > 0 ? $"[{arguments}]" : "")}{{{macro.Tex}}}";
    }

    private static List<(string Name, string Tex)> Read()
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("macros.json")!;
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.EnumerateArray().SelectMany(Each)];
    }

    // One entry may stand for a command of each letter, which is `@` in its meaning.
    private static IEnumerable<(string Name, string Tex)> Each(JsonElement entry)
    {
        var name = entry.GetProperty("macro").GetString()!;
        var tex = entry.GetProperty("tex").GetString()!;
        return entry.TryGetProperty("letters", out var letters)
            ? letters.GetString()!.Select(l => (name + l, tex.Replace('@', l)))
            : [(name, tex)];
    }

    [GeneratedRegex(@"\\[A-Za-z]+")]
    private static partial Regex Command();

    [GeneratedRegex("#[1-9]")]
    private static partial Regex Argument();
}
