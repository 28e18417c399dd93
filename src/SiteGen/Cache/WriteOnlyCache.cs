namespace MlMath.SiteGen.Cache;

/// <summary>`--force`: every look-up misses, every result is stored.</summary>
public sealed class WriteOnlyCache(ICache inner) : ICache
{
    public byte[]? TryGet(CacheKey key) => null;

    public void Put(CacheKey key, ReadOnlySpan<byte> value) => inner.Put(key, value);
}
