using System.Diagnostics;
using MlMath.SiteGen.Curriculum.History;

namespace MlMath.SiteGen.Tests.Curriculum;

public sealed class SourceHistoryTests
{
    private static readonly DateOnly May = new(2024, 5, 7);
    private static readonly DateOnly June = new(2024, 6, 1);

    [Fact]
    public async Task A_file_has_the_day_of_its_own_last_commit()
    {
        using var folder = new TemporaryFolder();
        Commit(folder, "2024-05-07", ("input/a.md", "one"), ("input/maths/ä b.md", "one"));
        Commit(folder, "2024-06-01", ("input/a.md", "two"));
        Commit(folder, "2024-07-01", ("elsewhere.txt", "not the input's"));

        var history = await new GitRepository(folder["input"]).HistoryAsync(default);

        history.Of("a.md").ShouldBe(June);
        history.Of("maths/ä b.md").ShouldBe(May);
        history.Of("elsewhere.txt").ShouldBeNull();
        history.Latest.ShouldBe(June);
    }

    [Fact]
    public async Task A_shallow_clone_knows_no_day_for_what_changed_before_it()
    {
        using var folder = new TemporaryFolder();
        Commit(folder, "2024-05-07", ("input/old.md", "one"));
        Commit(folder, "2024-05-20", ("input/old.md", "two"));
        Commit(folder, "2024-06-01", ("input/new.md", "one"));
        Git(folder.Root, "clone", "-q", "--depth", "2", $"file://{folder.Root}", folder["clone"]);

        var history = await new GitRepository(folder["clone/input"]).HistoryAsync(default);

        history.Of("new.md").ShouldBe(June);
        history.Of("old.md").ShouldBeNull();
        history.Latest.ShouldBe(June);
    }

    [Fact]
    public async Task Outside_of_a_repository_nothing_is_known()
    {
        using var folder = new TemporaryFolder();
        folder.Write("input/a.md", "one");

        var repository = new GitRepository(folder["input"]);

        (await repository.HistoryAsync(default)).ShouldBe(SourceHistory.Empty);
        repository.Head().ShouldBeNull();
    }

    private static void Commit(TemporaryFolder folder, string day, params (string Path, string Text)[] files)
    {
        Git(folder.Root, "init", "-q");
        foreach (var (path, text) in files)
        {
            folder.Write(path, text);
        }

        Git(folder.Root, "add", "--all");
        Git(
            folder.Root,
            "-c",
            "user.name=Author",
            "-c",
            "user.email=author@example.org",
            "commit",
            "-q",
            "--date",
            $"{day}T12:00:00Z",
            "-m",
            day
        );
    }

    private static void Git(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("git", arguments) { WorkingDirectory = folder };
        // The committer's date follows the author's.
        if (arguments is [.., var last] && DateOnly.TryParse(last, out _))
        {
            start.Environment["GIT_COMMITTER_DATE"] = $"{last}T12:00:00Z";
        }

        using var git = Process.Start(start)!;
        git.WaitForExit();
        git.ExitCode.ShouldBe(0);
    }
}
