using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum.History;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Review;

namespace MlMath.SiteGen.Commands;

/// <summary>
/// `sitegen diff REF`: which values, outputs and figures the notes state otherwise than at a commit, and through what.
/// Nothing is run: what a note states is what its cells gave when it last verified. Exit 0 whatever changed.
/// </summary>
internal static class DiffCommand
{
    public static async Task<int> RunAsync(
        SiteOptions options,
        string reference,
        IReporter reporter,
        CancellationToken stop
    )
    {
        if (!Preconditions.InputExists(options, reporter))
        {
            return CommandLine.WrongUse;
        }

        var commit = await new GitRepository(Path.GetFullPath(options.Input)).CommitAsync(reference, stop);
        if (commit is null || await CommitFolder.ReadAsync(options, commit, stop) is not { } folder)
        {
            reporter.Refuse(
                "ENV130",
                $"git knows no commit `{reference}` of `{SiteOptions.Shown(options.Input)}`",
                "name a branch, a tag or a commit; in a shallow clone, fetch it first"
            );
            return CommandLine.WrongUse;
        }

        await using var workshop = new Workshop(options);
        if (await SiteBuild.ParseAsync(options, workshop, reporter, stop) is not { } now)
        {
            return CommandLine.WrongUse;
        }

        if (now.Failed)
        {
            now.Report(reporter);
            return CommandLine.ContentHasErrors;
        }

        var before = (await SiteBuild.ParseAsync(folder.Options, workshop, reporter, stop))!;
        var notes = Review(options, now.State, folder, before.State);
        reporter.Table(ReviewReport.Of(notes));
        var changes = notes.Sum(n => n.Cells.Sum(c => c.Changes.Length));
        reporter.Line(
            changes == 0
                ? $"no value, output or figure changed since {commit[..10]}"
                : $"{changes} values, lines of output and figure data changed since {commit[..10]}"
        );
        return CommandLine.Clean;
    }

    private static ImmutableArray<NoteReview> Review(
        SiteOptions options,
        BuildState now,
        CommitFolder folder,
        BuildState before
    )
    {
        var old = before.Notes.ToDictionary(n => n.Note.Address);
        var kept = now.Notes.Where(n => n.Selected).Select(n => (old.GetValueOrDefault(n.Note.Address), n));
        var addresses = now.Notes.Select(n => n.Note.Address).ToHashSet();
        var gone = options.Only.IsEmpty
            ? before.Notes.Where(n => !addresses.Contains(n.Note.Address)).Select(n => (n, (NoteBuild?)null))
            : [];
        var around = Around(options, folder);
        return
        [
            .. kept.Select(p => (Before: p.Item1, Now: (NoteBuild?)p.n))
                .Concat(gone.Select(p => (Before: (NoteBuild?)p.n, Now: p.Item2)))
                .Select(p =>
                    NoteReview.Between(
                        p.Before is null ? null : new NoteVersion(p.Before, folder.Options),
                        p.Now is null ? null : new NoteVersion(p.Now, options),
                        around
                    )
                )
                .Where(r => !r.Cells.IsEmpty),
        ];
    }

    private static ImmutableArray<string> Around(SiteOptions options, CommitFolder folder)
    {
        var ignored = new DiagnosticBag();
        var prelude =
            Prelude.Read(options.Snippets, ignored).Text == Prelude.Read(folder.Options.Snippets, ignored).Text;
        return [.. prelude ? [] : new[] { "the prelude" }, .. folder.Libraries];
    }
}
