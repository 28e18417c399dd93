using System.Text;
using MlMath.Notebook;
using MlMath.SiteGen.Exports;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Tests.Goldens;

namespace MlMath.SiteGen.Tests.Exports;

/// <summary>What a reader takes home compiles, runs with plain `dotnet run`, and prints what the page shows.</summary>
[Collection("workshop")]
public sealed class ExportTests(WorkshopFixture workshop)
{
    [Theory]
    [InlineData("cs")]
    [InlineData("ipynb")]
    public void The_files_of_a_note_are_as_recorded(string ending)
    {
        var folder = Path.Combine(Golden.Cases, "exports");

        // Not under its own ending: the tests' own project would compile it.
        Golden.Check(folder, $"expected.{ending}.txt", workshop.FileOf("exports", ending));
    }

    [Fact]
    public void Every_note_whose_cells_are_right_has_a_notebook_and_a_program_or_a_reason_why_not()
    {
        foreach (var build in workshop.Cases.State.Notes.Where(n => n.Kind == PageKind.Note && !n.Downloads.IsEmpty))
        {
            var path = build.Note.Address.Path;
            build.Downloads.ShouldContain(f => f.EndsWith(".ipynb", StringComparison.Ordinal), path);
            var says = workshop.Cases.Findings.Count(f => f.Code == "SNIP301" && f.Span.Source == build.Note.Source);
            build.Downloads.Count(f => f.EndsWith(".cs", StringComparison.Ordinal)).ShouldBe(1 - says, path);
        }
    }

    [Fact]
    public async Task The_program_prints_what_the_page_shows()
    {
        using var clone = new TemporaryFolder();
        Clone.Of(Golden.Root, clone);
        clone.Write(
            "input/cases/exports/numbers.csv",
            File.ReadAllBytes(Path.Combine(Golden.Cases, "exports", "numbers.csv"))
        );
        clone.Write("exports.cs", Encoding.UTF8.GetBytes(workshop.FileOf("exports", "cs")));
        var build = workshop.Cases.State.Notes.Single(n => n.Note.Address.Path == "cases/exports/note");

        var printed = await Clone.RunAsync(clone, "exports.cs");

        var cells = printed
            .Split("\n[cell ")
            .Skip(1)
            .ToDictionary(c => int.Parse(c.Split(']')[0]), c => c[(c.IndexOf('\n') + 1)..]);
        foreach (var (snippet, run) in build.Document!.Snippets.Zip(build.Runs))
        {
            if (snippet.Mode is SnippetMode.Run or SnippetMode.Throws)
            {
                // A run keeps values and prints apart, so their order is not compared.
                cells[snippet.Index + 1]
                    .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    .Order(StringComparer.Ordinal)
                    .ShouldBe(Expected(snippet, run).Order(StringComparer.Ordinal), $"cell {snippet.Index + 1}");
            }
            else
            {
                cells.ShouldNotContainKey(snippet.Index + 1);
            }
        }
    }

    private static string Shown(Display display) =>
        display is FigureDisplay figure ? $"figure: {figure.Alt}" : Displays.Text(display);

    private static IEnumerable<string> Expected(Snippet snippet, SnippetRun run)
    {
        var text = new StringBuilder();
        var outputs = run.Frames.IsEmpty ? run.Outputs : [new(null, run.Frames[run.Frames.Length / 2])];
        foreach (var output in outputs)
        {
            text.Append(output.Text ?? Shown(output.Display!) + "\n");
        }

        if (snippet.Language == SnippetLanguage.CSharp)
        {
            foreach (var (claim, report) in ScriptCell.Of(snippet.Code.Text, showsLast: true).Claims.Zip(run.Values))
            {
                text.Append(string.Concat(report.Actual.Select(a => $"{claim} => {a}\n")));
            }
        }

        if (snippet.Mode == SnippetMode.Throws)
        {
            text.Append($"{run.Exception!.Type.Split('.')[^1]}: {run.Exception.Message}\n");
        }

        return text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
