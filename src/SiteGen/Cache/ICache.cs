namespace MlMath.SiteGen.Cache;

/// <summary>
/// A content-addressed store. A key is the list of all that can change a result, each with a name, so that a miss can
/// be explained by naming what changed.
/// </summary>
public interface ICache
{
    /// <returns>The stored bytes, verified; null on a miss (absent, damaged or unreadable).</returns>
    byte[]? TryGet(CacheKey key);

    /// <summary>Stores atomically. A failure to write is no error: the cache is only ever a shortcut.</summary>
    void Put(CacheKey key, ReadOnlySpan<byte> value);
}
