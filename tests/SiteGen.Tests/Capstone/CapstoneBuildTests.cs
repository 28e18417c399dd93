using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using MlMath.Engine.Training;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Pipelines.Modules;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Capstone;

/// <summary>The capstone's modules with runs that take a second: what a build makes of them, and when it trains.</summary>
public sealed class CapstoneBuildTests : IDisposable
{
    private readonly TemporaryFolder _folder = new(
        ("input/index.md", "---\ntitle: Small\nsummary: A small site.\nlevel: beginner\n---\nWords.\n"),
        (
            "input/capstone/ledger.md",
            "---\ntitle: The ledger\nsummary: It counts.\nlevel: beginner\n---\nOne and one.\n"
        ),
        ("input/_capstone/corpus.txt", SmallCorpus.Text)
    );

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_pages_show_the_runs_and_the_file_is_the_model()
    {
        await RecordAsync();

        var build = await BuildAsync();

        build.Findings.ShouldBeEmpty();
        var pages = build.State.Files.Where(f => f.Path.StartsWith("capstone/", StringComparison.Ordinal));
        pages
            .Select(f => f.Path)
            .ShouldBe(
                [
                    "capstone/index.html",
                    "capstone/pathologies/index.html",
                    "capstone/engine/index.html",
                    "capstone/ledger/index.html",
                ],
                ignoreOrder: true
            );
        var file = build.State.Files.Single(f => f.Path.EndsWith(".bin", StringComparison.Ordinal));
        var run = Html(build, "capstone/index.html");
        run.ShouldContain($"href=\"../{file.Path}\"");
        run.ShouldContain(Convert.ToHexStringLower(SHA256.HashData(file.Content.Span)));
        run.ShouldContain("<svg");
        run.ShouldContain("Before training");
        run.ShouldContain("Step 60");
        CheckpointFile.FromBytes(file.Content.Span).ToModel().ParameterCount.ShouldBeGreaterThan(1000);
    }

    [Fact]
    public async Task Each_pathology_has_its_curve_its_words_and_its_sample()
    {
        await RecordAsync();

        var html = Html(await BuildAsync(), "capstone/pathologies/index.html");

        foreach (var plan in Plans(CapstoneMode.Full, 65).Skip(1))
        {
            html.ShouldContain($"<h2 id=\"{plan.Name}\">");
        }

        Count(html, "<figure class=\"figure\">").ShouldBe(6);
        Count(html, "<blockquote>").ShouldBe(7);
        html.ShouldNotContain("NaN");
    }

    [Fact]
    public async Task The_engine_page_shows_what_the_repository_holds()
    {
        await RecordAsync();

        var html = Html(await BuildAsync(), "capstone/engine/index.html");

        html.ShouldContain("src/Engine/Nn/Gpt.cs");
        var shown = System.Net.WebUtility.HtmlDecode(
            System.Text.RegularExpressions.Regex.Replace(html, "<[^>]+>", "", default, Patterns.Patience)
        );
        shown.ShouldContain(File.ReadAllText(Path.Combine(Golden.Root, "src/Engine/Nn/Gpt.cs")).Trim());
    }

    [Fact]
    public async Task None_means_no_page_and_no_link()
    {
        await RecordAsync();

        var build = await BuildAsync(o => o with { Capstone = CapstoneMode.None });

        build.Findings.ShouldBeEmpty();
        build.State.Files.ShouldAllBe(f => !f.Path.Contains("capstone", StringComparison.Ordinal));
        Html(build, "index.html").ShouldNotContain("capstone");
    }

    [Fact]
    public async Task Where_nothing_may_train_the_cache_decides()
    {
        var before = await BuildAsync(o => o with { CapstoneMayTrain = false });
        before.State.Capstone.ShouldBeNull();
        before.Findings.ShouldBeEmpty();
        await RecordAsync();

        var after = await BuildAsync(o => o with { CapstoneMayTrain = false });

        after.State.Capstone.ShouldNotBeNull();
        Html(after, "index.html").ShouldContain("href=\"capstone/\"");
    }

    [Fact]
    public async Task Nothing_is_trained_while_something_else_is_wrong()
    {
        _folder.Write(
            "input/index.md",
            "---\ntitle: Small\nsummary: A small site.\nlevel: beginner\n---\n[[no/where]]\n"
        );

        var build = await BuildAsync();

        build.Failed.ShouldBeTrue();
        build.State.Capstone.ShouldBeNull();
        Directory.Exists(_folder["cache/capstone"]).ShouldBeFalse();
    }

    [Fact]
    public async Task Runs_that_are_not_recorded_or_differ_fail_the_build()
    {
        (await BuildAsync()).Findings.Select(f => f.Code).Distinct().ShouldBe(["CAPS109"]);
        await RecordAsync();
        var record = File.ReadAllText(_folder["input/_capstone/runs.verified.txt"]);
        _folder.Write(
            "input/_capstone/runs.verified.txt",
            record.Replace("no-warmup: 60 steps", "no-warmup: 61 steps", StringComparison.Ordinal)
        );

        var finding = (await BuildAsync()).Findings.ShouldHaveSingleItem();

        (finding.Code, finding.Span.Line, finding.Severity).ShouldBe(("CAPS108", 5, Severity.Error));
        finding.Help.ShouldContain("sitegen capstone accept");
    }

    [Fact]
    public async Task A_text_of_ones_own_and_a_quick_run_are_not_held_against_the_record()
    {
        _folder.Write("own.txt", SmallCorpus.Text + "0123456789");

        var own = await BuildAsync(o => o with { CapstoneCorpus = _folder["own.txt"] });
        var quick = await BuildAsync(o => o with { Capstone = CapstoneMode.Quick });

        own.Findings.ShouldBeEmpty();
        own.State.Capstone!.Corpus.Tokenizer.Count.ShouldBeLessThan(65);
        quick.Findings.ShouldBeEmpty();
        Html(quick, "capstone/index.html").ShouldContain("A quick build.");
    }

    [Theory]
    [InlineData(0, 1, "CAPS107")]
    [InlineData(1e30, 1e30, "CAPS106")]
    public async Task A_run_that_learns_nothing_or_diverges_fails_the_build(double rate, double clip, string code)
    {
        var build = await BuildAsync(
            o => o,
            (mode, vocabulary) =>

                [
                    .. Plans(mode, vocabulary)
                        .Select(p => p with { Options = p.Options with { PeakRate = rate, Clip = clip } }),
                ]
        );

        build.Findings.ShouldHaveSingleItem().Code.ShouldBe(code);
        build.State.Capstone.ShouldBeNull();
        Directory
            .GetFiles(_folder["cache/capstone"], "*", SearchOption.AllDirectories)
            .Length.ShouldBe(1, "no other run");
    }

    [Fact]
    public void What_a_build_depends_on_holds_the_capstone_and_its_text()
    {
        _folder.Write("own.txt", "one");
        var options = new SiteOptions { Input = _folder["input"] };
        var own = options with { CapstoneCorpus = _folder["own.txt"] };
        var one = BuildStamp.InputsOf(own, "");
        _folder.Write("own.txt", "two");

        string[] stamps =
        [
            BuildStamp.InputsOf(options, ""),
            BuildStamp.InputsOf(options with { Capstone = CapstoneMode.None }, ""),
            BuildStamp.InputsOf(options with { Capstone = CapstoneMode.Quick }, ""),
            one,
            BuildStamp.InputsOf(own, ""),
        ];

        stamps.Distinct().Count().ShouldBe(stamps.Length);
    }

    private static ImmutableArray<RunPlan> Plans(CapstoneMode mode, int vocabulary) =>
        RunPlans.Of(SmallCorpus.Plan.Model with { Vocabulary = vocabulary }, SmallCorpus.Plan.Options, sampleEvery: 20);

    private async Task RecordAsync()
    {
        var build = await BuildAsync();
        _folder.Write(
            "input/_capstone/runs.verified.txt",
            string.Concat(RunRecords.Lines(build.State.Capstone!).Select(line => $"{line}\n"))
        );
    }

    private async Task<BuildResult> BuildAsync(
        Func<SiteOptions, SiteOptions>? change = null,
        Func<CapstoneMode, int, ImmutableArray<RunPlan>>? plans = null
    )
    {
        var options = new SiteOptions { Input = _folder["input"], Cache = _folder["cache"] };
        options = change?.Invoke(options) ?? options;
        await using var workshop = new Workshop(options);
        var context = new BuildContext(options, workshop, new DiagnosticBag(), new SilentReporter());
        var pipeline = new Pipeline(
            [
                new ReadNotes(),
                new ParseNotes(),
                new RunCells(),
                new ResolveReferences(),
                new TypesetNotes(),
                new RenderNotes(),
                new TrainCapstone(plans ?? Plans),
                new CheckCapstone(),
                new BuildPages(),
                new BuildCapstonePages(),
            ]
        );
        var state = await pipeline.RunAsync(context, CancellationToken.None);
        return new BuildResult(state, context.Diagnostics.ToSorted(), options.Strict);
    }

    private static string Html(BuildResult build, string path) =>
        Encoding.UTF8.GetString(build.State.Files.Single(f => f.Path == path).Content.Span);

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
