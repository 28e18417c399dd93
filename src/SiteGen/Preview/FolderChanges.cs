namespace MlMath.SiteGen.Preview;

/// <summary>Counts the changes in some folders. Editors save in bursts, so a wait ends only when a burst is over.</summary>
public sealed class FolderChanges : IDisposable
{
    private static readonly TimeSpan Burst = TimeSpan.FromMilliseconds(60);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _signal = new(0);
    private int _version;

    public FolderChanges(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                NotifyFilter =
                    NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => Count(change.Name);
            watcher.Created += (_, change) => Count(change.Name);
            watcher.Deleted += (_, change) => Count(change.Name);
            watcher.Renamed += (_, change) => Count(change.Name);
            watcher.Error += (_, _) => Count(null);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Grows with every change.</summary>
    public int Version => Volatile.Read(ref _version);

    /// <summary>Returns when something has changed since <paramref name="seen"/> and nothing for a moment.</summary>
    public async Task WaitAsync(int seen, CancellationToken stop)
    {
        while (Version == seen)
        {
            await _signal.WaitAsync(stop);
        }

        int last;
        do
        {
            last = Version;
            await Task.Delay(Burst, stop);
        } while (Version != last);
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }

        _signal.Dispose();
    }

    // Editors' own files: swap files, locks, backups.
    private void Count(string? name)
    {
        var file = Path.GetFileName(name);
        if (
            file is not null
            && (
                file.StartsWith('.')
                || file.EndsWith('~')
                || file.EndsWith(".swp", StringComparison.Ordinal)
                || file == "4913"
            )
        )
        {
            return;
        }

        Interlocked.Increment(ref _version);
        _signal.Release();
    }
}
