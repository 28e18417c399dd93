using System.Diagnostics;
using System.Globalization;
using MlMath.Processes;

namespace MlMath.SiteGen.Tests.Commands;

/// <summary>However a preview ends, and whatever its cells do, nothing of it stays behind.</summary>
public sealed class PreviewEndTests
{
    private const string Note =
        "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nWords, $a$.\n\n```csharp\n1 + 1 // => 2\n```\n";

    [Theory]
    [InlineData("INT", 0)]
    [InlineData("TERM", 0)]
    [InlineData("KILL", 137)]
    public async Task No_process_and_no_file_outlives_it(string signal, int exitCode)
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        Directory.CreateDirectory(folder["tmp"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(
            folder.Root,
            patience.Token,
            ("TMPDIR", folder["tmp"])
        );
        await preview.NewsAsync("""{"findings":[],"running":[]}""", patience.Token);
        folder.Write("input/part/module/note.md", $"{Note}\n```csharp\nwhile (true) {{ }}\n```\n");
        await preview.NewsAsync("\"running\":[\"/part/module/note/\"]", patience.Token);
        var children = ProcessTree
            .Below(preview.Process.Id)
            .Select(p => p.Id)
            .Where(id => id != preview.Process.Id)
            .ToList();

        using (
            var kill = Process.Start("kill", ["-s", signal, preview.Process.Id.ToString(CultureInfo.InvariantCulture)])
        )
        {
            await kill.WaitForExitAsync(patience.Token);
        }

        await preview.Process.WaitForExitAsync(patience.Token);
        preview.Process.ExitCode.ShouldBe(exitCode);
        // Two workers or as many as there are processors, and the typesetter.
        children.Count.ShouldBeGreaterThanOrEqualTo(2);
        while (children.Any(ProcessTree.IsAlive))
        {
            await Task.Delay(50, patience.Token);
        }

        if (signal != "KILL")
        {
            Directory.EnumerateFileSystemEntries(folder["tmp"], "sitegen-*").ShouldBeEmpty();
        }
    }

    [Fact]
    public async Task Sixty_saves_leave_no_more_behind_than_twenty()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);
        await preview.NewsAsync("""{"findings":[],"running":[]}""", patience.Token);

        await SaveAsync(0, 15);
        var early = await SaveAsync(15, 20);
        await SaveAsync(20, 55);
        var late = await SaveAsync(55, 60);

        late[^1].Select(p => p.Id).ShouldBe(early[^1].Select(p => p.Id));
        // The bound of the long run in bench/ is a tenth; so short a one has not settled. When garbage is collected is
        // chance: the least is held against the most.
        late.Min(Bytes).ShouldBeLessThan(early.Max(Bytes) * 5 / 4);

        static long Bytes(IEnumerable<(int Id, long ResidentBytes)> processes) => processes.Sum(p => p.ResidentBytes);

        async Task<List<List<(int Id, long ResidentBytes)>>> SaveAsync(int from, int to)
        {
            var after = new List<List<(int Id, long ResidentBytes)>>();
            for (var i = from; i < to; i++)
            {
                folder.Write("input/part/module/note.md", $"{Note}\n```csharp\nvar edit{i} = {i};\n```\n");
                string page;
                do
                {
                    await preview.NewsAsync("\"running\":[]", patience.Token);
                    page = await preview.Client.GetStringAsync("part/module/note/", patience.Token);
                } while (!page.Contains($">edit{i}<", StringComparison.Ordinal));

                after.Add([.. ProcessTree.Below(preview.Process.Id).Select(p => (p.Id, p.ResidentBytes))]);
            }

            return after;
        }
    }
}
