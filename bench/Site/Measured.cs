using System.Diagnostics;
using System.Globalization;
using MlMath.Processes;

namespace MlMath.Bench.Site;

/// <summary>A command as a whole: wall time, and the most memory that it and its children held together.</summary>
/// <param name="Seconds">Wall.</param>
/// <param name="PeakBytes">Highest sum of resident sets, sampled every 50 ms from /proc; 0 where there is no /proc.</param>
internal sealed record Measured(double Seconds, long PeakBytes, int ExitCode)
{
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
            peak = Math.Max(peak, ProcessTree.ResidentBytes(process.Id));
        }

        var seconds = watch.Elapsed.TotalSeconds;
        if (process.ExitCode != 0)
        {
            Console.Error.WriteLine($"{program} {string.Join(' ', arguments)} exited with {process.ExitCode}");
            Console.Error.WriteLine(string.Join('\n', (await output + await errors).Split('\n').TakeLast(12)));
        }

        return new Measured(seconds, peak, process.ExitCode);
    }
}
