using System.Diagnostics;
using System.Globalization;

namespace MlMath.Bench.Site;

/// <summary>How long from a save to the page that shows it; and what many saves leave behind.</summary>
/// <param name="folder">Holds `input/` and `snippets/`, which are edited.</param>
/// <param name="note">The note whose page is looked at: `part/module/note`.</param>
internal sealed class PreviewBench(string folder, string note)
{
    private const string Fence = "```csharp";

    // Between two saves of an author who types fast.
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1.5);

    private readonly string _file = Path.Combine(folder, "input", $"{note}.md");
    private readonly string _prelude = Path.Combine(folder, "snippets", "prelude.csx");

    /// <summary>Median and worst of a number of edits of each kind, in milliseconds.</summary>
    public async Task LatenciesAsync(int edits)
    {
        var (text, prelude) = (await File.ReadAllTextAsync(_file), await File.ReadAllTextAsync(_prelude));
        var watch = Stopwatch.StartNew();
        await using var preview = await PreviewProcess.StartAsync(folder);
        Console.WriteLine($"{"answers after", -44}{watch.ElapsedMilliseconds, 8} ms");
        await preview.ShownAsync($"{note}/", null, complete: true);
        Console.WriteLine($"{"first page complete after", -44}{watch.ElapsedMilliseconds, 8} ms");

        await MeasureAsync("prose", edits, i => File.WriteAllText(_file, Prose(text, $"word{i}a")), i => $"word{i}a");
        await MeasureAsync("last cell", edits, i => File.WriteAllText(_file, LastCell(text, i)), i => $"edited{i}b");
        await MeasureAsync("first cell", edits, i => File.WriteAllText(_file, FirstCell(text, i)), i => $"edited{i}c");
        await File.WriteAllTextAsync(_file, text);
        await preview.ShownAsync($"{note}/", null, complete: true);
        // Nothing of the prelude is on a page: what counts is that the page's cells have run again.
        await MeasureAsync(
            "prelude, cells of the page",
            edits,
            i => File.WriteAllText(_prelude, $"{prelude}\n// edit {i}\n"),
            _ => null
        );

        async Task MeasureAsync(string kind, int times, Action<int> edit, Func<int, string?> shows)
        {
            var took = new List<double>();
            for (var i = 0; i < times; i++)
            {
                await preview.QuietAsync();
                await Task.Delay(Pause);
                var one = Stopwatch.StartNew();
                edit(i);
                await preview.ShownAsync($"{note}/", shows(i), complete: true);
                took.Add(one.Elapsed.TotalMilliseconds);
            }

            took.Sort();
            Console.WriteLine(
                $"{kind, -30}{times, 4} edits{took[times / 2], 12:F0} ms median{took[^1], 8:F0} ms worst"
            );
        }
    }

    /// <summary>Prose and cells edited in turn; memory of all processes after the first hundred and at the end.</summary>
    /// <returns>0 when memory stayed within a tenth and nothing is left after each way to end.</returns>
    public async Task<int> SoakAsync(int edits, string signal)
    {
        var text = await File.ReadAllTextAsync(_file);
        var sizes = new List<double>();
        int left;
        await using (var preview = await PreviewProcess.StartAsync(folder))
        {
            await preview.ShownAsync($"{note}/", null, complete: true);
            for (var i = 0; i < edits; i++)
            {
                var prose = i % 2 == 0;
                await File.WriteAllTextAsync(_file, prose ? Prose(text, $"word{i}a") : LastCell(text, i));
                await preview.ShownAsync($"{note}/", prose ? $"word{i}a" : $"edited{i}b", complete: true);
                sizes.Add(preview.ResidentBytes() / (double)(1 << 20));
            }

            left = await preview.EndAsync(signal);
        }

        await File.WriteAllTextAsync(_file, text);
        var settled = edits / 5;
        var (early, late) = (Mean(sizes.Skip(settled).Take(settled)), Mean(sizes.TakeLast(settled)));
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{edits} edits: {sizes[0]:F0} MiB at first, {early:F0} MiB after {settled}, {late:F0} MiB at the end ({late / early - 1:P1}), most {sizes.Max():F0} MiB; {left} processes left after SIG{signal}"
            )
        );
        return late <= 1.1 * early && left == 0 ? 0 : 1;
    }

    private static double Mean(IEnumerable<double> sizes) => sizes.Average();

    private static string Prose(string text, string word)
    {
        var at = text.IndexOf("\n## ", StringComparison.Ordinal);
        return text.Insert(at, $"\nA new {word} stands here.\n");
    }

    private static string FirstCell(string text, int i) =>
        Cell(text, text.IndexOf(Fence, StringComparison.Ordinal), i, 'c');

    private static string LastCell(string text, int i) =>
        Cell(text, text.LastIndexOf(Fence + "\n", StringComparison.Ordinal), i, 'b');

    private static string Cell(string text, int fence, int i, char kind) =>
        text.Insert(
            text.IndexOf('\n', fence) + 1,
            string.Create(CultureInfo.InvariantCulture, $"var edited{i}{kind} = {i};\n")
        );
}
