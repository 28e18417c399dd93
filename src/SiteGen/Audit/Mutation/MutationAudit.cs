using System.Collections.Immutable;
using System.Diagnostics;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>
/// Tries the mutants of every chosen note within a time. All notes get their first few, then all get more, so that
/// whatever the time, no note is left out.
/// </summary>
internal static class MutationAudit
{
    private const int FirstRound = 48;

    public static async Task<ImmutableArray<NoteScore>> RunAsync(
        BuildState state,
        SiteOptions options,
        Workshop workshop,
        TimeSpan budget,
        IReporter reporter,
        CancellationToken stop
    )
    {
        var prelude = Prelude.Read(options.Snippets, new());
        var trials = state
            .Notes.Where(n => n is { Selected: true, Document.Snippets.IsEmpty: false })
            .Select(n => new NoteTrial(
                n,
                NoteChain.Of(n, prelude, options, workshop.Limits),
                workshop.Cache,
                workshop.Environment
            ))
            .ToImmutableArray();
        reporter.Stage("Trying mutants");
        var clock = Stopwatch.StartNew();
        var total = trials.Sum(t => t.Untried.Count());
        var done = 0;
        for (var round = FirstRound; MayGoOn() && trials.Any(t => t.HasMore); round *= 2)
        {
            await Task.WhenAll(trials.Select(t => t.RunAsync(workshop.Workers, round, MayGoOn, Tell, stop)));
        }

        return [.. trials.Select(t => t.Score)];

        bool MayGoOn() => clock.Elapsed < budget;
        void Tell(int count) => reporter.Progress(Interlocked.Add(ref done, count), total, "mutants");
    }
}
