using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets.Accept;
using MlMath.SiteGen.Snippets.Formatting;

namespace MlMath.SiteGen.Commands;

/// <summary>`sitegen format`: lay out the C# of cells and shared listings as CSharpier does; `--check` only tells.</summary>
internal static class FormatCommand
{
    public static async Task<int> RunAsync(SiteOptions options, bool check, IReporter reporter, CancellationToken stop)
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        var listings = ListingsOf(options);
        var notes = options with { Only = options.Only.RemoveAll(name => IsOfListings(options, name)) };
        ImmutableArray<FormatCell> cells = [.. listings];
        if (options.Only.IsEmpty || !notes.Only.IsEmpty)
        {
            await using var workshop = new Workshop(notes);
            if (await SiteBuild.ParseAsync(notes, workshop, reporter, stop) is not { } result)
            {
                return CommandLine.WrongUse;
            }

            cells =
            [
                .. CellsOf(result.State).Concat(listings).DistinctBy(c => (c.Place.Source.Path, c.Place.FirstLine)),
            ];
        }

        reporter.Stage("Formatting cells");
        var texts = cells.Select(c => c.Code.Text).ToList();
        if (await CSharpier.FormatAsync(texts, Environment.CurrentDirectory, stop) is not { } formatted)
        {
            reporter.Refuse(
                "ENV120",
                "CSharpier, which lays out the cells, does not run here",
                "run `dotnet tool restore` in the repository's folder, and this command from there"
            );
            return CommandLine.WrongUse;
        }

        var plan = FormatPlan.Make(cells, formatted);
        return check ? Tell(plan, cells.Length, reporter) : Mend(plan, cells.Length, reporter);
    }

    private static int Tell(FormatPlan plan, int count, IReporter reporter)
    {
        Report([.. plan.Refused, .. plan.Unformatted], reporter);
        reporter.Line($"{count} cells, {plan.Unformatted.Length} not formatted");
        return plan.Unformatted.IsEmpty ? CommandLine.Clean : CommandLine.ContentHasErrors;
    }

    private static int Mend(FormatPlan plan, int count, IReporter reporter)
    {
        var applied = AcceptWriter.Apply(new AcceptPlan(plan.Edits, []), Environment.CurrentDirectory);
        Report([.. plan.Refused, .. applied.Diagnostics], reporter);
        foreach (var file in applied.Written)
        {
            reporter.Line($"rewrote {file}");
        }

        reporter.Line($"{count} cells, {plan.Edits.Length} formatted anew");
        return applied.Diagnostics.IsEmpty ? CommandLine.Clean : CommandLine.ContentHasErrors;
    }

    private static void Report(ImmutableArray<Diagnostic> findings, IReporter reporter)
    {
        var sorted = new DiagnosticBag();
        sorted.AddRange(findings);
        foreach (var finding in sorted.ToSorted())
        {
            reporter.Finding(finding);
        }
    }

    // The chosen notes' cells and the listings that they name.
    private static IEnumerable<FormatCell> CellsOf(BuildState state) =>
        state
            .Notes.Where(n => n is { Selected: true, Document: not null })
            .SelectMany(n => FormatCell.Of(n.Document!.Snippets));

    // The listings that are chosen by their own path; without a choice all, also those that no note names.
    private static ImmutableArray<FormatCell> ListingsOf(SiteOptions options) =>
        Directory.Exists(options.Snippets)
            ?
            [
                .. Directory
                    .EnumerateFiles(options.Snippets, "*.csx", SearchOption.AllDirectories)
                    .Where(f => options.Only.IsEmpty || options.Only.Any(name => IsAt(name, f)))
                    .Order(StringComparer.Ordinal)
                    .Select(f => SourceText.FromUtf8(SiteOptions.Shown(f), File.ReadAllBytes(f)))
                    .Select(s => FormatCell.Of(CellText.Whole(s)))
                    .OfType<FormatCell>(),
            ]
            : [];

    private static bool IsOfListings(SiteOptions options, string name) =>
        Path.Exists(name) && IsAt(options.Snippets, name);

    private static bool IsAt(string place, string file) =>
        NoteSelection.Holds(Path.GetFullPath(place), Path.GetFullPath(file));
}
