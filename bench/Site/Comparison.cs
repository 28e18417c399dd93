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
            notes.Write(Path.Combine(root, "input"));
            var contenders = new List<Contender> { Bare(root), Cold(root), Unchanged(root), Fsdocs(root), Hugo(root) };
            foreach (var missing in contenders.Where(c => !c.Installed))
            {
                Console.WriteLine($"left out: {missing.Name} is not installed ({missing.Install})");
            }

            contenders.RemoveAll(c => !c.Installed);
            Console.WriteLine(
                $"{notes.Notes} notes × {notes.Cells} cells, {Environment.ProcessorCount} cores, median of {rounds}"
            );
            for (var round = 0; round < rounds; round++)
            {
                foreach (var contender in contenders)
                {
                    await contender.RunAsync();
                }
            }

            Print(contenders);
            return contenders.TrueForAll(c => c.Runs.TrueForAll(r => r.ExitCode == 0)) ? 0 : 1;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    private static void Print(List<Contender> contenders)
    {
        var cold = contenders.First(c => c.Name == "sitegen cold");
        Console.WriteLine($"{"", -28}{"seconds", 9}{"min", 8}{"max", 8}{"sitegen cold / this", 21}{"peak GiB", 10}");
        foreach (var contender in contenders)
        {
            Console.WriteLine(
                $"{contender.Name, -28}{contender.Median, 9:F2}{contender.Runs.Min(r => r.Seconds), 8:F2}{contender.Runs.Max(r => r.Seconds), 8:F2}"
                    + $"{cold.Median / contender.Median, 21:F2}{contender.Runs.Max(r => r.PeakBytes) / GiB, 10:F2}"
            );
        }
    }

    private Contender Bare(string root) =>
        new("bare Roslyn scripting loop", true, "")
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

    private static Contender Cold(string root) =>
        new("sitegen cold", true, "")
        {
            Prepare = () =>
            {
                Delete(Path.Combine(root, ".cache"));
                Delete(Path.Combine(root, "output"));
            },
            Run = () => Measured.RunAsync(root, "dotnet", Here("sitegen.dll"), "build"),
        };

    private static Contender Unchanged(string root) =>
        new("sitegen, nothing changed", true, "")
        {
            Run = () => Measured.RunAsync(root, "dotnet", Here("sitegen.dll"), "build"),
        };

    private Contender Fsdocs(string root)
    {
        var folder = Path.Combine(root, "fsdocs");
        var docs = Path.Combine(folder, "docs");
        Directory.CreateDirectory(docs);
        File.WriteAllText(Path.Combine(folder, "Directory.Build.props"), "<Project />");
        for (var note = 0; note < notes.Notes; note++)
        {
            var cells = Enumerable
                .Range(0, notes.Cells)
                .Select(cell =>
                    $"(**\n{SyntheticNotes.Prose(note, cell)}\n*)\n{notes.FSharp(note, cell)}\n(*** include-it ***)\n"
                );
            File.WriteAllText(Path.Combine(docs, $"note-{note}.fsx"), string.Concat(cells));
        }

        return new("fsdocs --eval", IsOnPath("fsdocs"), "dotnet tool install --global fsdocs-tool --version 22.2.0")
        {
            Prepare = () =>
            {
                Delete(Path.Combine(folder, "output"));
                Delete(Path.Combine(folder, ".fsdocs"));
            },
            Run = () =>
                Measured.RunAsync(
                    folder,
                    "fsdocs",
                    "build",
                    "--eval",
                    "--strict",
                    "--noapidocs",
                    "--parameters",
                    "root",
                    "/",
                    "fsdocs-collection-name",
                    "bench"
                ),
        };
    }

    private Contender Hugo(string root)
    {
        var folder = Path.Combine(root, "hugo");
        notes.Write(Path.Combine(folder, "content"));
        Directory.CreateDirectory(Path.Combine(folder, "layouts", "_default"));
        File.WriteAllText(Path.Combine(folder, "config.toml"), "baseURL = \"/\"\ntitle = \"bench\"\n");
        foreach (var layout in new[] { "single.html", "list.html" })
        {
            File.WriteAllText(
                Path.Combine(folder, "layouts", "_default", layout),
                "<!doctype html><title>{{ .Title }}</title>{{ .Content }}"
            );
        }

        return new("hugo, nothing executed", IsOnPath("hugo"), "apt-get install hugo")
        {
            Prepare = () =>
            {
                Delete(Path.Combine(folder, "public"));
                Delete(Path.Combine(folder, "resources"));
            },
            Run = () => Measured.RunAsync(folder, "hugo", "--quiet"),
        };
    }

    private static string Here(string file) => Path.Combine(AppContext.BaseDirectory, file);

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator)
            .Any(p => File.Exists(Path.Combine(p, program)));

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}

/// <summary>One program in the comparison.</summary>
internal sealed class Contender(string name, bool installed, string install)
{
    public string Name { get; } = name;

    public bool Installed { get; } = installed;

    /// <summary>How to install it.</summary>
    public string Install { get; } = install;

    /// <summary>Brings its folder to the state in which it is measured; not timed.</summary>
    public Action Prepare { get; init; } = () => { };

    public required Func<Task<Measured>> Run { get; init; }

    public List<Measured> Runs { get; } = [];

    public double Median => Runs.Select(r => r.Seconds).Order().ElementAt(Runs.Count / 2);

    public async Task RunAsync()
    {
        Prepare();
        Runs.Add(await Run());
    }
}
