namespace MlMath.Bench.Site;

/// <summary>Runs every contender in turn, round after round, and prints medians and their ratios.</summary>
internal sealed class Comparison(SyntheticNotes notes, int rounds)
{
    private const double GiB = 1L << 30;

    public async Task<int> RunAsync()
    {
        var root = Directory.CreateTempSubdirectory("site-bench-").FullName;
        try
        {
            var peers = new Peers(notes, root);
            Contender[] contenders =
            [
                Bare(root),
                .. Own(root),
                .. peers.Fsdocs(),
                .. await peers.KnitrAsync(),
                .. peers.Hugo(),
            ];
            var running = Array.FindAll(contenders, c => c.Install is null);
            Console.WriteLine(
                $"{notes.Notes} notes × {notes.Cells} cells, {Environment.ProcessorCount} cores, median of {rounds}"
            );
            for (var round = 0; round < rounds; round++)
            {
                foreach (var contender in running)
                {
                    await contender.RunAsync();
                }
            }

            Print(contenders);
            return Array.TrueForAll(running, c => c.Runs.TrueForAll(r => r.ExitCode == 0)) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    // A run that failed took no time worth telling.
    private static void Print(Contender[] contenders)
    {
        var cold = contenders.First(c => c.Name == "sitegen, cold");
        Console.WriteLine($"{"", -42}{"seconds", 9}{"min", 8}{"max", 8}{"sitegen cold / this", 21}{"peak GiB", 10}");
        foreach (var contender in contenders)
        {
            Console.WriteLine(
                contender.Install is { } install ? $"{contender.Name, -42}  not installed: {install}"
                : contender.Runs.Exists(r => r.ExitCode != 0) ? $"{contender.Name, -42}  failed, see above"
                : $"{contender.Name, -42}{contender.Median, 9:F2}{contender.Runs.Min(r => r.Seconds), 8:F2}{contender.Runs.Max(r => r.Seconds), 8:F2}"
                    + $"{cold.Median / contender.Median, 21:F2}{contender.Runs.Max(r => r.PeakBytes) / GiB, 10:F2}"
            );
        }
    }

    private Contender Bare(string root) =>
        new("bare Roslyn scripting loop")
        {
            Run = () =>
                Measured.RunAsync(
                    root,
                    "dotnet",
                    Here("site-bench.dll"),
                    "bare",
                    "--notes",
                    $"{notes.Notes}",
                    "--cells",
                    $"{notes.Cells}"
                ),
        };

    private IEnumerable<Contender> Own(string root)
    {
        var input = Path.Combine(root, "input");
        notes.Write(input);
        var first = Path.Combine(input, $"{notes.Addresses.First()}.md");
        Task<Measured> Build() => Measured.RunAsync(root, "dotnet", Here("sitegen.dll"), "build");
        return
        [
            new("sitegen, cold")
            {
                Prepare = () =>
                {
                    Folders.Delete(Path.Combine(root, ".cache"));
                    Folders.Delete(Path.Combine(root, "output"));
                },
                Run = Build,
            },
            new("sitegen, one note edited")
            {
                Prepare = () => File.AppendAllText(first, "\nOne more sentence.\n"),
                Run = Build,
            },
            new("sitegen, nothing changed") { Run = Build },
        ];
    }

    private static string Here(string file) => Path.Combine(AppContext.BaseDirectory, file);
}
