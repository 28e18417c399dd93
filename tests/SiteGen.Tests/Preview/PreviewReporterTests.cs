using System.Text.RegularExpressions;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Preview;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Tests.Preview;

/// <summary>What an author reads in the terminal beside the editor: one line for a save.</summary>
public sealed class PreviewReporterTests
{
    private static readonly TimeSpan Took = TimeSpan.FromMilliseconds(120.4);
    private readonly Heard _heard = new();

    [Fact]
    public void A_save_is_one_line_and_cells_that_finish_meanwhile_are_none()
    {
        var told = new PreviewReporter(_heard, TimeProvider.System);
        told.Stage("Running cells");
        told.Progress(1, 2, "cells");

        told.Tell("opened", "2 notes parsed", Took, Result(running: 2));
        told.Tell(null, "3 cells run", Took, Result(running: 1));
        told.Tell(null, "3 cells run", Took, Result());
        told.Tell("saved module/note.md", "1 note parsed", Took, Result());
        told.Tell("saved module/note.md", "", Took, Result());

        _heard.Lines.ShouldBe(
            [
                "opened: 2 notes parsed, 120 ms; cells of 2 notes run",
                Result().Summary,
                "saved module/note.md: 1 note parsed, 120 ms",
                "saved module/note.md: 120 ms",
            ]
        );
    }

    [Fact]
    public void Details_tell_every_note_whose_cells_have_run()
    {
        var told = new PreviewReporter(_heard, TimeProvider.System, details: true);

        told.Tell("opened", "2 notes parsed", Took, Result(running: 2));
        told.Tell(null, "3 cells run", Took, Result(running: 1));

        _heard.Lines.ShouldBe(
            [
                "opened: 2 notes parsed, 120 ms; cells of 2 notes run",
                "cells have run: 3 cells run, 120 ms; cells of one note run",
            ]
        );
    }

    [Fact]
    public void A_finding_is_told_once_and_that_it_is_mended()
    {
        var wrong = new Diagnostic(
            Severity.Error,
            "SNIP202",
            new SourceText("a.md", "x").Span(0, 1),
            "expected `1` but the value is `2`",
            "repair the code"
        );
        var told = new PreviewReporter(_heard, TimeProvider.System);

        told.Tell("opened", "", Took, Result(0, wrong));
        told.Tell("saved a.md", "", Took, Result(0, wrong));
        told.Tell("saved a.md", "", Took, Result());

        _heard.Findings.ShouldBe([wrong]);
        _heard.Lines[^1].ShouldStartWith("mended; ");
        _heard.Lines.Count.ShouldBe(5);
    }

    [Fact]
    public void Pages_that_wait_for_the_first_build_are_told_how_far_it_is()
    {
        var events = new List<PreviewEvent>();
        var told = new PreviewReporter(_heard, TimeProvider.System, publish: events.Add);

        told.Stage("Typesetting");
        told.Tell("opened", "", Took, Result());
        told.Stage("Typesetting");

        events.ShouldBe([new PreviewEvent("working", "Typesetting")]);
    }

    private static BuildResult Result(int running = 0, params Diagnostic[] findings)
    {
        // Only how many there are is read.
        var note = new NoteBuild(null!, PageKind.Note) { IsRunning = true };
        var state = new BuildState { Notes = [.. Enumerable.Repeat(note, running)] };
        return new BuildResult(state, [.. findings], Strict: false);
    }

    /// <summary>Lines without the time of day.</summary>
    private sealed class Heard : IReporter
    {
        private static readonly Regex Time = new("^[0-9:]{8} ", RegexOptions.None, Patterns.Patience);

        public List<string> Lines { get; } = [];

        public List<Diagnostic> Findings { get; } = [];

        public void Line(string text) => Lines.Add(Time.Replace(text, ""));

        public void Stage(string text) => Lines.Add(text);

        public void Progress(int done, int total, string what) => Lines.Add(what);

        public void Finding(Diagnostic diagnostic) => Findings.Add(diagnostic);

        public void Refuse(string code, string message, string help) => Lines.Add(message);
    }
}
