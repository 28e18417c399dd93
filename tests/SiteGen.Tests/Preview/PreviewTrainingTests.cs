using System.Collections.Concurrent;
using System.Text;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Preview;
using MlMath.SiteGen.Tests.Capstone;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Preview;

/// <summary>The capstone trains beside the author: it is told, it rests when asked to, it ends with the preview.</summary>
public sealed class PreviewTrainingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new(
        ("input/part/module/note.md", "---\ntitle: N\nsummary: S.\nlevel: beginner\n---\n\nWords.\n"),
        ("input/_capstone/corpus.txt", SmallCorpus.Text)
    );
    private readonly ConcurrentQueue<PreviewEvent> _told = new();
    private readonly ConcurrentQueue<string> _said = new();
    private readonly SiteOptions _options;
    private readonly Workshop _workshop;

    public PreviewTrainingTests()
    {
        _options = new SiteOptions
        {
            Input = _folder["input"],
            Cache = _folder["cache"],
            Jobs = 1,
        };
        _workshop = new Workshop(_options);
    }

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await _workshop.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_trains_what_the_cache_lacks_and_tells_the_curve()
    {
        await using (var training = Training())
        {
            training.Start().ShouldBeTrue();
            await training.Finished;
            training.IsUnderWay.ShouldBeFalse();
        }

        _said.ShouldHaveSingleItem().ShouldStartWith("trained small: validation loss ");
        var last = _told.Last();
        last.Kind.ShouldBe("training");
        last.Text.ShouldStartWith("""{"name":"small","step":60,"planned":60,"losses":[[0.5,""");
        last.Text.ShouldContain("\"validation\":[[0,");

        await using var again = Training();
        again.Start().ShouldBeFalse();
    }

    [Fact]
    public async Task It_rests_while_a_save_is_worked_on_and_ends_when_asked_to()
    {
        await using (var training = Training())
        {
            training.Pause();
            training.Start().ShouldBeTrue();
            await Task.Delay(200);
            _told.ShouldBeEmpty();
            training.IsUnderWay.ShouldBeTrue();
        }

        _said.ShouldBeEmpty();
    }

    [Fact]
    public async Task Its_page_is_there_while_it_trains_and_gives_way_to_the_runs()
    {
        await using var training = Training();
        training.Pause();
        training.Start().ShouldBeTrue();
        var session = new PreviewSession(
            _options with
            {
                CapstoneMayTrain = false,
            },
            _workshop,
            new PreviewReporter(new SilentReporter(), TimeProvider.System),
            training,
            _told.Enqueue
        );

        await session.BuildAsync("opened", CancellationToken.None);
        var page = $"{CapstonePages.Run}index.html";
        Encoding.UTF8.GetString(session.Site!.Read(page)!.Content.Span).ShouldContain("id=\"preview-training\"");

        // The build let it go on.
        await training.Finished;
        await session.BuildAsync("the capstone is trained", CancellationToken.None);
        session.Site!.Has(page).ShouldBeFalse();
    }

    private PreviewTraining Training() =>
        new(_options, _workshop.Cache, _told.Enqueue, _said.Enqueue)
        {
            Plans = (_, vocabulary) =>
                [SmallCorpus.Plan with { Model = SmallCorpus.Plan.Model with { Vocabulary = vocabulary } }],
        };
}
