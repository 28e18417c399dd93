using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Search;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>
/// Scripts, style sheets and fonts, each under a name with its content's hash in it. Names inside style sheets are
/// rewritten, fonts first, so that a changed font changes the sheet's name too.
/// </summary>
public sealed class BundleAssets : IModule
{
    /// <summary>Where all assets lie, from the site's root.</summary>
    internal const string Folder = "assets";

    public string Name => "Bundling styles and scripts";

    private static string Root => Path.Combine(AppContext.BaseDirectory, "web", "site");

    /// <summary>Changes whenever a script, a style sheet or a font does.</summary>
    public static string ReadVersion() =>
        ContentHash.Of(
            string.Concat(Sources().OrderBy(s => s.Name, StringComparer.Ordinal).Select(s => ContentHash.Of(s.Content)))
        );

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var formulas = FormulaStyles.ToCss(state.Notes.SelectMany(n => n.FormulaRules));
        // The program's own files stay as they are while it runs.
        var (assets, files) = context.Memory.Of("assets bundled", Root, [formulas], () => Bundle(formulas));
        if (context.Options.Search && PagefindProgram.BesideProgram.Exists)
        {
            assets = assets.With(AssetMap.SearchIndex, AssetMap.SearchIndex);
        }

        return Task.FromResult(state with { Assets = assets, Files = [.. state.Files, .. files] });
    }

    private static (AssetMap Assets, ImmutableArray<SiteFile> Files) Bundle(string formulas)
    {
        var sources = Sources()
            .Append(("formulas.css", Encoding.UTF8.GetBytes(formulas)))
            // Style sheets after what they refer to.
            .OrderBy(s => s.Item1.EndsWith(".css", StringComparison.Ordinal))
            .ThenBy(s => s.Item1, StringComparer.Ordinal);
        var assets = AssetMap.Empty;
        var files = ImmutableArray.CreateBuilder<SiteFile>();
        foreach (var (name, raw) in sources)
        {
            var content = name.EndsWith(".css", StringComparison.Ordinal) ? Rewritten(name, raw, assets.Paths) : raw;
            var path = $"{Folder}/{Hashed(name, content)}";
            assets = assets.With(name, path);
            files.Add(new SiteFile(path, content));
        }

        return (assets, files.ToImmutable());
    }

    private static IEnumerable<(string Name, byte[] Content)> Sources() =>
        Directory
            .EnumerateFiles(Root, "*", SearchOption.AllDirectories)
            .Select(file => (Path.GetRelativePath(Root, file).Replace('\\', '/'), File.ReadAllBytes(file)));

    internal static string Hashed(string name, byte[] content)
    {
        var hash = ContentHash.Of(content)[..10];
        return $"{Path.GetFileNameWithoutExtension(name)}.{hash}{Path.GetExtension(name)}";
    }

    // url(x.woff2) names a file beside the sheet; all assets are published side by side.
    private static byte[] Rewritten(string sheet, byte[] content, ImmutableSortedDictionary<string, string> assets)
    {
        var css = Encoding.UTF8.GetString(content);
        var folder = Path.GetDirectoryName(sheet)!.Replace('\\', '/');
        foreach (var (name, path) in assets)
        {
            if (folder.Length > 0 && !name.StartsWith(folder + "/", StringComparison.Ordinal))
            {
                continue;
            }

            var local = folder.Length == 0 ? name : name[(folder.Length + 1)..];
            var published = path[(Folder.Length + 1)..];
            foreach (var quote in new[] { "", "\"", "'" })
            {
                css = css.Replace(
                        $"url({quote}{local}{quote})",
                        $"url({quote}{published}{quote})",
                        StringComparison.Ordinal
                    )
                    .Replace(
                        $"url({quote}./{local}{quote})",
                        $"url({quote}{published}{quote})",
                        StringComparison.Ordinal
                    );
            }
        }

        return Encoding.UTF8.GetBytes(css);
    }
}
