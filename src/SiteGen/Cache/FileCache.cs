using System.Globalization;

namespace MlMath.SiteGen.Cache;

/// <summary>
/// The store on disk: `root/kind/hh/hash`, hh being the hash's first two digits. Files appear whole (written aside, then
/// renamed) and are verified when read, so any of them may be deleted at any time and several processes may share a root.
/// </summary>
/// <param name="root">A folder of the store's own; made when first written to.</param>
public sealed class FileCache(string root) : ICache
{
    private const string Trails = "why";
    private const string Aside = "tmp";

    // A hit renews the entry's time at most this often: a nothing-changed build then writes nothing.
    private static readonly TimeSpan Renewal = TimeSpan.FromHours(6);

    // No write takes this long: what is older in `tmp` was left by a process that ended.
    private static readonly TimeSpan Abandoned = TimeSpan.FromHours(1);

    public byte[]? TryGet(CacheKey key)
    {
        var path = EntryPath(key);
        if (Read(path) is not { } file)
        {
            return null;
        }

        if (CacheEntry.Payload(file) is { } payload)
        {
            return payload;
        }

        Ignore(() => File.Delete(path));
        return null;
    }

    public void Put(CacheKey key, ReadOnlySpan<byte> value)
    {
        Write(EntryPath(key), CacheEntry.Header(value), value);
        Write(TrailPath(key), KeyTrail.Write(key), []);
    }

    /// <summary>Why <paramref name="key"/> is not in the store. Ask before the new result is put.</summary>
    public CacheMiss Explain(CacheKey key) =>
        Read(TrailPath(key)) is { } trail
            ? new CacheMiss(key.Kind, key.Subject, Known: true, KeyTrail.Changes(trail, key))
            : new CacheMiss(key.Kind, key.Subject, Known: false, []);

    /// <summary>Deletes the entries unused for longest until the rest fit.</summary>
    /// <param name="maxBytes">Upper bound of all files of the store together.</param>
    /// <returns>Bytes deleted.</returns>
    public long Prune(long maxBytes)
    {
        var deleted = 0L;
        Ignore(() =>
        {
            if (!Directory.Exists(root))
            {
                return;
            }

            DeleteAbandoned();
            var files = new DirectoryInfo(root)
                .EnumerateFiles("*", SearchOption.AllDirectories)
                .Where(f => f.Directory?.Name != Aside)
                .Select(f => (f.FullName, f.Length, f.LastWriteTimeUtc))
                .OrderBy(f => f.LastWriteTimeUtc)
                .ThenBy(f => f.FullName, StringComparer.Ordinal)
                .ToList();
            var surplus = files.Sum(f => f.Length) - maxBytes;
            foreach (var (path, length, _) in files)
            {
                if (deleted >= surplus)
                {
                    break;
                }

                Ignore(() => File.Delete(path));
                deleted += length;
            }
        });
        return deleted;
    }

    private void DeleteAbandoned()
    {
        var aside = new DirectoryInfo(Path.Combine(root, Aside));
        foreach (var file in aside.Exists ? aside.GetFiles() : [])
        {
            if (DateTime.UtcNow - file.LastWriteTimeUtc > Abandoned)
            {
                Ignore(file.Delete);
            }
        }
    }

    private static byte[]? Read(string path)
    {
        try
        {
            using var handle = File.OpenHandle(path);
            var bytes = new byte[RandomAccess.GetLength(handle)];
            var length = RandomAccess.Read(handle, bytes, 0);
            if (DateTime.UtcNow - File.GetLastWriteTimeUtc(handle) > Renewal)
            {
                Ignore(() => File.SetLastWriteTimeUtc(path, DateTime.UtcNow));
            }

            return bytes[..length];
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            return null;
        }
    }

    private void Write(string path, ReadOnlySpan<byte> head, ReadOnlySpan<byte> tail)
    {
        var aside = Path.Combine(
            root,
            Aside,
            Environment.ProcessId.ToString(CultureInfo.InvariantCulture) + "-" + Guid.NewGuid().ToString("N")
        );
        try
        {
            Directory.CreateDirectory(Path.Combine(root, Aside));
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (var handle = File.OpenHandle(aside, FileMode.CreateNew, FileAccess.Write))
            {
                RandomAccess.Write(handle, head, 0);
                RandomAccess.Write(handle, tail, head.Length);
            }

            File.Move(aside, path, overwrite: true);
        }
        catch (Exception e) when (IsOfTheDisk(e))
        {
            Ignore(() => File.Delete(aside));
        }
    }

    /// <exception cref="ArgumentException">The kind is no plain folder name.</exception>
    private string EntryPath(CacheKey key)
    {
        if (
            key.Kind.Length == 0
            || key.Kind is Trails or Aside
            || !key.Kind.All(c => char.IsAsciiLetterLower(c) || c == '-')
        )
        {
            throw new ArgumentException($"the kind `{key.Kind}` is no plain folder name", nameof(key));
        }

        return Path.Combine(root, key.Kind, key.Hash[..2], key.Hash);
    }

    private string TrailPath(CacheKey key)
    {
        var name = KeyTrail.FileName(key);
        return Path.Combine(root, Trails, name[..2], name);
    }

    // The cache is a shortcut: what the disk refuses costs time, never a build.
    private static void Ignore(Action action)
    {
        try
        {
            action();
        }
        catch (Exception e) when (IsOfTheDisk(e)) { }
    }

    private static bool IsOfTheDisk(Exception e) => e is IOException or UnauthorizedAccessException;
}
