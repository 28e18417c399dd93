using System.Globalization;

namespace MlMath.Processes;

/// <summary>Processes and what they started, from /proc; where there is none, there are none.</summary>
internal static class ProcessTree
{
    private const int PageSize = 4096;

    /// <summary>Resident sets of a process and all below it, summed, in bytes.</summary>
    public static long ResidentBytes(int root) => Below(root).Sum(p => p.ResidentBytes);

    /// <summary>A process and all below it.</summary>
    public static IReadOnlyList<(int Id, long ResidentBytes)> Below(int root)
    {
        var all = Read();
        return [.. all.Keys.Where(IsBelow).Order().Select(id => (id, all[id].Resident))];

        bool IsBelow(int id)
        {
            for (var at = id; at > 1 && all.TryGetValue(at, out var entry); at = entry.Parent)
            {
                if (at == root)
                {
                    return true;
                }
            }

            return false;
        }
    }

    /// <summary>Whether a process is there and has not ended.</summary>
    public static bool IsAlive(int id) => Read().ContainsKey(id);

    private static Dictionary<int, (int Parent, long Resident)> Read()
    {
        var processes = new Dictionary<int, (int, long)>();
        foreach (var folder in Directory.Exists("/proc/self") ? Directory.EnumerateDirectories("/proc") : [])
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            try
            {
                var stat = File.ReadAllText($"{folder}/stat");
                // The name in brackets may hold spaces; the state and the parent's id are the first fields after it.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                if (fields[0] != "Z")
                {
                    processes[id] = (
                        int.Parse(fields[1], CultureInfo.InvariantCulture),
                        long.Parse(fields[21], CultureInfo.InvariantCulture) * PageSize
                    );
                }
            }
            catch (IOException)
            {
                // The process ended meanwhile.
            }
        }

        return processes;
    }
}
