using System.Collections.Immutable;
using System.Text;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pages;
using MlMath.SiteGen.Search;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Makes the index that the pages' search reads. It is kept until some page's words change.</summary>
public sealed class IndexSearch : IModule
{
    private const string PageFile = "index.html";

    public string Name => "Indexing words";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        // A site with errors is not written, so nobody would search it.
        if (state.Assets.Find(AssetMap.SearchIndex) is null || context.Diagnostics.HasErrors)
        {
            return state;
        }

        var records = SearchRecords.Of(Pages(state), state.Curriculum);
        var key = KeyOf(records);
        if (context.Workshop.Cache.TryGet(key) is not { } packed)
        {
            packed = SearchIndex.Pack(await SearchIndex.MakeAsync(records, stop));
            context.Workshop.Cache.Put(key, packed);
        }

        var files = SearchIndex.Unpack(packed).Select(f => new SiteFile($"{AssetMap.SearchIndex}{f.Path}", f.Content));
        var words = KnownWords.Of(
            records,
            state.Notes.SelectMany(n => n.Rendered?.Definitions ?? []).SelectMany(d => d.Terms.Prepend(d.Title))
        );
        return state with
        {
            Files = [.. state.Files, .. files, SiteFile.Text($"{AssetMap.SearchIndex}{KnownWords.File}", words)],
        };
    }

    // The home page is where a search begins; the page for missing addresses has none of its own.
    private static IEnumerable<(string Address, ReadOnlyMemory<byte> Html)> Pages(BuildState state) =>
        state
            .Files.Where(f => f.Path.EndsWith($"/{PageFile}", StringComparison.Ordinal))
            .Select(f => (f.Path[..^PageFile.Length], f.Content));

    private static CacheKey KeyOf(ImmutableArray<SearchRecord> records)
    {
        var all = new StringBuilder();
        foreach (var record in records)
        {
            all.Append(record.DocumentPath).Append('\n').Append(record.ToDocument());
        }

        return new CacheKey(
            "search",
            "index",
            [
                ("pagefind", PagefindProgram.BesideProgram.ReadVersion()),
                ("form", SearchIndex.Version),
                ("words", ContentHash.Of(all.ToString())),
            ]
        );
    }
}
