using System.Diagnostics;
using System.Globalization;

namespace MlMath.Bench.Site;

/// <summary>A command as a whole: wall time, and the most memory that it and its children held together.</summary>
/// <param name="Seconds">Wall.</param>
/// <param name="PeakBytes">Highest sum of resident sets, sampled every 50 ms from /proc; 0 where there is no /proc.</param>
internal sealed record Measured(double Seconds, long PeakBytes, int ExitCode)
{
    private const int PageSize = 4096;

    public static async Task<Measured> RunAsync(string folder, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        var watch = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        var peak = 0L;
        var exited = process.WaitForExitAsync();
        while (await Task.WhenAny(exited, Task.Delay(50)) != exited)
        {
            peak = Math.Max(peak, ResidentOfTree(process.Id));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}");
            Console.Error.WriteLine(string.Join('\n', (await output + await errors).Split('\n').TakeLast(12)));
        }

        return new Measured(seconds, peak, process.ExitCode);
    }

    private static long ResidentOfTree(int root)
    {
        if (!Directory.Exists("/proc/self"))
        {
            return 0;
        }

        var parents = new Dictionary<int, (int Parent, long Resident)>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            {
                continue;
            }

            try
            {
                var stat = File.ReadAllText($"{folder}/stat");
                // The name in brackets may hold spaces; the parent's id is the second field after it.
                var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                parents[id] = (
                    int.Parse(fields[1], CultureInfo.InvariantCulture),
                    long.Parse(fields[21], CultureInfo.InvariantCulture) * PageSize
                );
            }
            catch (IOException)
            {
                // The process ended meanwhile.
            }
        }

        return parents.Where(p => IsBelow(p.Key)).Sum(p => p.Value.Resident);

        bool IsBelow(int id)
        {
            for (var at = id; at > 1 && parents.TryGetValue(at, out var entry); at = entry.Parent)
            {
                if (at == root)
                {
                    return true;
                }
            }

            return false;
        }
    }
}
