namespace MlMath.SiteGen.Tests.Commands;

/// <summary>
/// Every command serves a folder that holds one note and nothing else. (`format` needs its formatter: see
/// <see cref="Formatting.FormatCommandTests"/>, whose folder has no tables either.)
/// </summary>
public sealed class OneNoteTests
{
    private const string Note =
        "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\nWords.\n\n```csharp\n1 + 1 // => 2\n```\n";

    [Fact]
    public async Task A_folder_with_one_note_and_no_tables_is_all_that_a_command_needs()
    {
        using var folder = new TemporaryFolder(("notes/part/module/note.md", Note));
        string[] commands =
        [
            "verify",
            "verify --coverage",
            "accept",
            "build",
            "audit --only determinism",
            "audit --only mutation --budget 20s --minimum 0",
            "stats",
            "new part/module/second",
            "capstone accept",
            "clean",
        ];
        foreach (var command in commands)
        {
            var run = await Sitegen.RunAsync(folder.Root, $"{command} --input notes");

            run.ExitCode.ShouldBe(0, $"{command}\n{run.Output}\n{run.Errors}");
            run.Errors.ShouldNotContain("error", Case.Sensitive, command);
        }

        folder.Read("notes/part/module/note.md").ShouldBe(Note);
    }

    [Fact]
    public async Task A_preview_of_it_shows_it()
    {
        using var folder = new TemporaryFolder(("input/part/module/note.md", Note));
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(10));
        await using var preview = await RunningPreview.StartAsync(folder.Root, patience.Token);

        await preview.NewsAsync("", patience.Token);
        (await preview.Client.GetStringAsync("part/module/note/", patience.Token)).ShouldContain("Words.");
    }

    [Fact]
    public async Task Its_changes_since_a_commit_are_told()
    {
        using var folder = new TemporaryFolder(("notes/part/module/note.md", Note));
        foreach (
            var arguments in new[]
            {
                "init -q",
                "add -A",
                "-c user.name=a -c user.email=a@example.org commit -q --no-gpg-sign -m a",
            }
        )
        {
            using var git = System.Diagnostics.Process.Start(
                new System.Diagnostics.ProcessStartInfo("git", arguments) { WorkingDirectory = folder.Root }
            )!;
            await git.WaitForExitAsync();
            git.ExitCode.ShouldBe(0);
        }

        folder.Write(
            "notes/part/module/note.md",
            Note.Replace("1 + 1 // => 2", "1 + 2 // => 3", StringComparison.Ordinal)
        );
        var run = await Sitegen.RunAsync(folder.Root, "diff HEAD --input notes");

        run.Errors.ShouldBe("");
        run.Output.ShouldContain("3");
    }
}
