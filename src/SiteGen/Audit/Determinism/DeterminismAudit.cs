using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Audit.Determinism;

/// <summary>
/// Runs every chosen note once more than the build did: in other processes, hence with other hash codes, with another
/// number of processors, time zone and locale, and in the opposite order. What differs is looked into, one cause at a time.
/// </summary>
internal sealed class DeterminismAudit(SiteOptions options, Workshop workshop, IReporter reporter)
{
    private static readonly ImmutableDictionary<string, string> Elsewhere = Cause
        .OfEnvironment.SelectMany(c => c.Environment)
        .ToImmutableDictionary(StringComparer.Ordinal);

    public async Task<ImmutableArray<Variation>> RunAsync(BuildState state, CancellationToken stop)
    {
        var prelude = Prelude.Read(options.Snippets, new());
        var notes = state
            .Notes.Where(n => n is { Selected: true, Document.Snippets.IsEmpty: false })
            .Select(n => (Build: n, Chain: NoteChain.Of(n, prelude, options, workshop.Limits)))
            .Where(n => workshop.Cache.TryGet(Key(n.Chain)) is null)
            .Reverse()
            .ToList();
        reporter.Stage("Running cells in other surroundings");
        if (notes.Count == 0)
        {
            return [];
        }

        var done = 0;
        await using var elsewhere = Pool(Elsewhere, options.Jobs);
        var varying = await Task.WhenAll(
            notes.Select(async note =>
            {
                var runs = await elsewhere.RunAsync(note.Chain, stop);
                reporter.Progress(Interlocked.Increment(ref done), notes.Count, "notes");
                var differences = Differences(note.Chain, note.Build.Runs, runs).ToList();
                if (differences.Count == 0)
                {
                    workshop.Cache.Put(Key(note.Chain), "same"u8);
                }

                return (note.Chain, Differences: differences);
            })
        );
        var found = ImmutableArray.CreateBuilder<Variation>();
        foreach (var (chain, differences) in varying.Where(v => v.Differences.Count > 0))
        {
            found.AddRange(await ExplainAsync(chain, differences, stop));
        }

        return found.ToImmutable();
    }

    // Each cause alone against a run in the usual surroundings, all of them alone in a fresh process.
    private async Task<IEnumerable<Variation>> ExplainAsync(
        SnippetChain chain,
        IReadOnlyList<(int Cell, RunDifference Difference)> differences,
        CancellationToken stop
    )
    {
        var usual = await AloneAsync(chain, Cause.Run, stop);
        var causes = new Dictionary<int, (Cause Cause, RunDifference Difference)>();
        foreach (var cause in Cause.OfEnvironment.Prepend(Cause.Run))
        {
            if (differences.All(d => causes.ContainsKey(d.Cell)))
            {
                break;
            }

            foreach (var (cell, difference) in Differences(chain, usual, await AloneAsync(chain, cause, stop)))
            {
                causes.TryAdd(cell, (cause, difference));
            }
        }

        return differences.Select(d =>
        {
            var (cause, shown) = causes.GetValueOrDefault(d.Cell, (Cause.Order, d.Difference));
            return new Variation(d.Cell, shown.Span, shown.Kind, shown.One, shown.Other, cause);
        });
    }

    private async Task<ImmutableArray<SnippetRun>> AloneAsync(SnippetChain chain, Cause cause, CancellationToken stop)
    {
        await using var pool = Pool(cause.Environment, jobs: 1);
        return await pool.RunAsync(chain, stop);
    }

    private WorkerPool Pool(ImmutableDictionary<string, string> environment, int jobs) =>
        new(
            new WorkerPoolOptions
            {
                Jobs = jobs,
                Limits = workshop.Limits,
                Environment = environment,
            }
        );

    private static IEnumerable<(int Cell, RunDifference Difference)> Differences(
        SnippetChain chain,
        ImmutableArray<SnippetRun> runs,
        ImmutableArray<SnippetRun> others
    ) =>
        chain
            .Snippets.Select(s => (s.Index, Difference: RunDifference.Between(s, runs[s.Index], others[s.Index])))
            .Where(d => d.Difference is not null)
            .Select(d => (d.Index, d.Difference!));

    private CacheKey Key(SnippetChain chain) =>
        new(
            "steady",
            chain.Note,
            [.. NoteChain.Keys(chain, workshop.Environment).Select((k, i) => ($"cell {i + 1}", k.Hash))]
        );
}
