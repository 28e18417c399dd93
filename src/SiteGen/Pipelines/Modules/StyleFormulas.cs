using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>
/// Gives each page with formulas a style sheet of just the classes that it has, in the place of the one of all: that one
/// would grow with every note, and hold back the first words of each. A preview does without.
/// </summary>
public sealed class StyleFormulas : IModule
{
    public string Name => "Styling formulas";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        if (state.Assets.Find(AssetMap.FormulaStyles) is not { } common)
        {
            return Task.FromResult(state);
        }

        var rules = state
            .Notes.SelectMany(n => n.FormulaRules)
            .Distinct()
            .ToImmutableDictionary(r => r.Class, StringComparer.Ordinal);
        var sheets = new ConcurrentDictionary<string, SiteFile>(StringComparer.Ordinal);
        var files = state
            .Files.Where(file => file.Path != common)
            .AsParallel()
            .AsOrdered()
            .WithCancellation(stop)
            .Select(file =>
                file.Path.EndsWith(".html", StringComparison.Ordinal) ? Styled(file, common, rules, sheets) : file
            )
            .ToImmutableArray();
        var ordered = sheets.Values.OrderBy(s => s.Path, StringComparer.Ordinal);
        return Task.FromResult(state with { Files = [.. files, .. ordered] });
    }

    private static SiteFile Styled(
        SiteFile page,
        string common,
        ImmutableDictionary<string, StyleRule> rules,
        ConcurrentDictionary<string, SiteFile> sheets
    )
    {
        var html = Encoding.UTF8.GetString(page.Content.Span);
        var named = html.IndexOf(common, StringComparison.Ordinal);
        if (named < 0)
        {
            return page;
        }

        var used = FormulaStyles.ClassesIn(html).Where(rules.ContainsKey).Select(c => rules[c]).ToList();
        if (used.Count == 0)
        {
            var start = html.LastIndexOf('<', named);
            return SiteFile.Text(page.Path, html.Remove(start, html.IndexOf('>', named) + 1 - start));
        }

        var css = Encoding.UTF8.GetBytes(FormulaStyles.ToCss(used));
        var path = $"{BundleAssets.Folder}/{BundleAssets.Hashed(AssetMap.FormulaStyles, css)}";
        sheets[path] = new SiteFile(path, css);
        return SiteFile.Text(page.Path, html.Remove(named, common.Length).Insert(named, path));
    }
}
