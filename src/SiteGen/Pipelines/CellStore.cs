using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Pipelines;

/// <summary>
/// The runs of cells in the cache. A run that the engine had a part in is found under all of its key; any other under
/// what is left of it without the engine's insides, so that it outlives their changes.
/// </summary>
public sealed class CellStore(FileCache files, ICache cache)
{
    // In place of a run: it is to be found under the whole key.
    private static readonly byte[] UsesEngine = "uses the engine"u8.ToArray();

    /// <param name="key">Whole, as <see cref="NoteChain.Keys"/> gives it.</param>
    public SnippetRun? TryGet(CacheKey key)
    {
        var stored = cache.TryGet(WithoutEngine(key));
        if (stored is not null && stored.AsSpan().SequenceEqual(UsesEngine))
        {
            stored = cache.TryGet(key);
        }

        return stored is null ? null : RunCodec.Decode(stored);
    }

    /// <inheritdoc cref="TryGet"/>
    public void Put(CacheKey key, SnippetRun run)
    {
        var bytes = RunCodec.Encode(run);
        if (run.UsesEngine)
        {
            cache.Put(key, bytes);
            cache.Put(WithoutEngine(key), UsesEngine);
        }
        else
        {
            cache.Put(WithoutEngine(key), bytes);
        }
    }

    /// <summary>Why there is no run.</summary>
    public CacheMiss Explain(CacheKey key) =>
        files.Explain(cache.TryGet(WithoutEngine(key)) is null ? WithoutEngine(key) : key);

    private static CacheKey WithoutEngine(CacheKey key) =>
        new(key.Kind, key.Subject, key.Parts.RemoveAll(p => p.Name == CellEnvironment.EnginePart));
}
