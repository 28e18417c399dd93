using System.Collections.Immutable;

namespace MlMath.SiteGen.Preview;

/// <summary>What has changed in some folders. Editors save in bursts, so a change is told when its burst is over.</summary>
public sealed class FolderChanges : IDisposable
{
    // Longer than the pauses inside a save, shorter than anyone notices.
    private static readonly TimeSpan Quiet = TimeSpan.FromMilliseconds(25);

    private readonly List<FileSystemWatcher> _watchers = [];
    private readonly SemaphoreSlim _signal = new(0);
    private readonly Lock _gate = new();
    private ImmutableSortedSet<string> _changed = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);
    private int _version;

    public FolderChanges(IEnumerable<string> folders)
    {
        foreach (var folder in folders.Where(Directory.Exists))
        {
            var watcher = new FileSystemWatcher(folder)
            {
                IncludeSubdirectories = true,
                InternalBufferSize = 64 << 10,
                NotifyFilter =
                    NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size,
            };
            watcher.Changed += (_, change) => Add(change.FullPath);
            watcher.Created += (_, change) => Add(change.FullPath);
            watcher.Deleted += (_, change) => Add(change.FullPath);
            watcher.Renamed += (_, change) => Add(change.FullPath);
            watcher.Error += (_, _) => Add(folder);
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Ends when something has changed since the last call and nothing for a moment.</summary>
    /// <returns>The files.</returns>
    public async Task<ImmutableSortedSet<string>> NextAsync(CancellationToken stop)
    {
        do
        {
            await _signal.WaitAsync(stop);
        } while (_changed.IsEmpty);

        int seen;
        do
        {
            seen = Volatile.Read(ref _version);
            await Task.Delay(Quiet, stop);
        } while (Volatile.Read(ref _version) != seen);

        lock (_gate)
        {
            var changed = _changed;
            _changed = _changed.Clear();
            return changed;
        }
    }

    public void Dispose()
    {
        foreach (var watcher in _watchers)
        {
            watcher.Dispose();
        }

        _signal.Dispose();
    }

    private void Add(string path)
    {
        if (IsEditors(Path.GetFileName(path)))
        {
            return;
        }

        lock (_gate)
        {
            _changed = _changed.Add(path);
            _version++;
        }

        _signal.Release();
    }

    // Editors' own files: swap files, locks, backups.
    private static bool IsEditors(string file) =>
        file.StartsWith('.') || file.EndsWith('~') || file.EndsWith(".swp", StringComparison.Ordinal) || file == "4913";
}
