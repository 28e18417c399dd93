using System.Text;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Pipelines.Modules;
using MlMath.SiteGen.Preview;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Preview;

/// <summary>After a save that is done again which the change can reach, counted, and no more.</summary>
public sealed class PreviewSessionTests : IAsyncLifetime
{
    private const string Head = "---\ntitle: A note\nsummary: One claim.\nlevel: beginner\n---\n\n";
    private const string Cells = "```csharp\nvar x = 3;\nx // => 3\n```\n\n```csharp\nx + 1 // => 4\n```\n";

    private readonly TemporaryFolder _folder = new(
        ("input/part/module/first.md", $"{Head}Words, $a^2$ and $b^2$.\n\n{Cells}"),
        ("input/part/module/second.md", $"{Head}See [[module/first]].\n\n{Cells}"),
        ("snippets/prelude.csx", "using System;\n")
    );

    private readonly List<PreviewEvent> _told = [];
    private readonly Workshop _workshop;
    private readonly PreviewTraining _training;
    private readonly PreviewSession _session;

    public PreviewSessionTests()
    {
        var options = new SiteOptions
        {
            Input = _folder["input"],
            Output = _folder["output"],
            Cache = _folder["cache"],
            Jobs = 1,
            Search = false,
            SnippetTimeout = TimeSpan.FromMinutes(10),
        };
        _workshop = new Workshop(options);
        _training = new PreviewTraining(options, _workshop.Cache, _ => { }, _ => { });
        _session = new PreviewSession(
            options,
            _workshop,
            new PreviewReporter(new SilentReporter(), TimeProvider.System),
            _training,
            _told.Add
        )
        {
            Patience = TimeSpan.FromMinutes(10),
        };
    }

    public Task InitializeAsync() => _session.BuildAsync("opened", CancellationToken.None);

    public async Task DisposeAsync()
    {
        await _training.DisposeAsync();
        await _workshop.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Prose_runs_no_cell_typesets_what_is_new_and_lays_out_what_is_looked_at()
    {
        Done(RunCells.CellRan).ShouldBe(4);

        await SaveAsync("first", $"{Head}Other words, $a^2$ and $c^2$.\n\n{Cells}");

        Done(ParseNotes.Parsed).ShouldBe(1);
        Done(RunCells.CellRan).ShouldBe(0);
        Done(TypesetNotes.Requested).ShouldBe(1);
        Done(RenderNotes.Rendered).ShouldBe(1);
        var site = _session.Site.ShouldNotBeNull();
        site.PagesLookedAt.ShouldBeEmpty();
        TextOf(site, "part/module/first/index.html").ShouldContain("Other words");
        site.PagesLookedAt.ShouldBe(["part/module/first/"]);
    }

    [Fact]
    public async Task A_cell_runs_with_those_after_it_and_those_of_no_other_note()
    {
        await SaveAsync(
            "first",
            $"{Head}Words, $a^2$ and $b^2$.\n\n{Cells.Replace("x + 1", "1 + x", StringComparison.Ordinal)}"
        );

        Done(RunCells.CellRan).ShouldBe(1);
        Done(TypesetNotes.Requested).ShouldBe(0);
        _told[^1].Text.ShouldBe("""{"findings":[],"running":[]}""");
    }

    [Fact]
    public async Task A_save_that_changes_nothing_does_nothing()
    {
        await SaveAsync("first", _folder.Read("input/part/module/first.md"));

        foreach (
            var work in new[] { ParseNotes.Parsed, RunCells.CellRan, TypesetNotes.Requested, RenderNotes.Rendered }
        )
        {
            Done(work).ShouldBe(0, work);
        }
    }

    [Fact]
    public async Task The_prelude_runs_every_cell_and_parses_nothing()
    {
        _folder.Write("snippets/prelude.csx", "using System;\nusing System.Text;\n");
        await _session.BuildAsync("saved", CancellationToken.None);

        Done(RunCells.CellRan).ShouldBe(4);
        Done(ParseNotes.Parsed).ShouldBe(0);
    }

    [Fact]
    public async Task A_title_renders_the_notes_that_refer_to_it()
    {
        await SaveAsync(
            "first",
            _folder.Read("input/part/module/first.md").Replace("A note", "Renamed", StringComparison.Ordinal)
        );

        Done(RenderNotes.Rendered).ShouldBe(2);
        TextOf(_session.Site.ShouldNotBeNull(), "part/module/second/index.html").ShouldContain("Renamed</a>");
    }

    [Fact]
    public async Task A_new_note_is_shown_although_a_value_in_it_is_wrong()
    {
        await SaveAsync("third", $"{Head}New words.\n\n```csharp\n1 + 1 // => 3\n```\n");

        TextOf(_session.Site.ShouldNotBeNull(), "part/module/third/index.html").ShouldContain("New words.");
        _told[^1].Text.ShouldContain("SNIP202");
    }

    [Fact]
    public async Task A_note_that_cannot_be_read_is_shown_as_it_last_was()
    {
        await SaveAsync("first", "---\ntitle: [\n---\n\nUnread words.\n");
        TextOf(_session.Site.ShouldNotBeNull(), "part/module/first/index.html").ShouldContain("Words,");

        File.Delete(_folder["input/part/module/first.md"]);
        await SaveAsync("second", $"{Head}Nothing else.\n\n{Cells}");
        _session.Site!.Has("part/module/first/index.html").ShouldBeFalse();
    }

    [Fact]
    public async Task A_cell_that_takes_long_keeps_no_prose_waiting_and_is_shown_when_it_has_run()
    {
        _session.Patience = TimeSpan.Zero;
        var gate = _folder["gate"];
        var slow =
            $"{Head}Words.\n\n```csharp\nwhile (!System.IO.File.Exists(\"{gate}\"))\n{{\n    System.Threading.Thread.Sleep(20);\n}}\n\n40 + 2 // => 42\n```\n";
        await SaveAsync("first", slow);
        _told[^1].Text.ShouldContain("\"running\":[\"/part/module/first/\"]");

        await SaveAsync("second", $"{Head}Meanwhile.\n\n{Cells}");
        _told[^1].Text.ShouldContain("\"running\":[\"/part/module/first/\"]");
        TextOf(_session.Site.ShouldNotBeNull(), "part/module/second/index.html").ShouldContain("Meanwhile.");

        _folder.Write("gate", "open");
        await _workshop.Running.AnyAsync(CancellationToken.None);
        await _session.BuildAsync("cells have run", CancellationToken.None);
        _told[^1].Text.ShouldBe("""{"findings":[],"running":[]}""");
        Done(RunCells.CellRan).ShouldBe(1);
        TextOf(_session.Site.ShouldNotBeNull(), "part/module/first/index.html").ShouldContain("1 value checked");
    }

    private int Done(string work) => _workshop.Memory.Done(work);

    private async Task SaveAsync(string note, string text)
    {
        _folder.Write($"input/part/module/{note}.md", text);
        await _session.BuildAsync("saved", CancellationToken.None);
    }

    private static string TextOf(PreviewSite site, string path) =>
        Encoding.UTF8.GetString(site.Read(path)!.Content.Span);
}
