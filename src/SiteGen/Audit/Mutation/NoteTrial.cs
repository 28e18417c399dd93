using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Pipelines;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>All mutants of one note, and what is known of them.</summary>
internal sealed class NoteTrial
{
    private readonly NoteBuild _build;
    private readonly SnippetChain _chain;
    private readonly MutantStore _store;
    private readonly ImmutableArray<Mutant> _ranked;
    private readonly ImmutableSortedDictionary<string, int> _skipped;
    private readonly Dictionary<(int Cell, string Id), MutantFate> _fates = [];

    private int? _unsteady;

    public NoteTrial(NoteBuild build, SnippetChain chain, ICache cache, CellEnvironment environment)
    {
        _build = build;
        _chain = chain;
        _store = new MutantStore(cache, chain, environment, build.Records!);
        var cells = chain.Snippets.Select(Mutator.Of).ToList();
        // An order that says nothing about the place in the note: a part of it is a fair sample.
        _ranked =
        [
            .. cells
                .SelectMany(c => c.All)
                .OrderBy(m => ContentHash.Of($"{m.Snippet.Index} {m.Id}"), StringComparer.Ordinal),
        ];
        _skipped = cells
            .SelectMany(c => c.Skipped)
            .GroupBy(s => s.Key, s => s.Value, StringComparer.Ordinal)
            .ToImmutableSortedDictionary(g => g.Key, g => g.Sum(), StringComparer.Ordinal);
        foreach (var cell in _ranked.Select(m => m.Snippet.Index).Distinct())
        {
            foreach (var (id, fate) in _store.Read(cell))
            {
                _fates[(cell, id)] = fate;
            }
        }
    }

    /// <summary>Not tried yet, in the order in which they will be.</summary>
    public IEnumerable<Mutant> Untried => _ranked.Where(m => !_fates.ContainsKey(Key(m)));

    /// <summary>Whether there is anything to try that can be tried.</summary>
    public bool HasMore => _unsteady is null && Untried.Any();

    public NoteScore Score =>
        new(
            _build,
            [
                .. _ranked
                    .Where(m => _fates.ContainsKey(Key(m)))
                    .Select(m => (m, _fates[Key(m)]))
                    .OrderBy(m => m.m.Snippet.Index)
                    .ThenBy(m => m.m.Start)
                    .ThenBy(m => m.m.Id, StringComparer.Ordinal),
            ],
            Untried.Count(),
            _skipped
        )
        {
            Unsteady = _unsteady is { } cell ? _chain.Snippets[cell] : null,
        };

    /// <summary>Tries the next few.</summary>
    /// <param name="tried">Told how many more are tried.</param>
    public async Task RunAsync(
        WorkerPool workers,
        int count,
        Func<bool> mayGoOn,
        Action<int> tried,
        CancellationToken stop
    )
    {
        var next = Untried.Take(count).ToList();
        if (!HasMore)
        {
            return;
        }

        await workers.StepAsync(
            _chain,
            async (session, within) =>
            {
                if (mayGoOn())
                {
                    var tester = new MutantTester(session, _chain, _build.Records!, _build.Runs, Keep);
                    _unsteady = await tester.RunAsync(next, mayGoOn, within);
                }

                return next.Count;
            },
            stop
        );

        void Keep(int cell, IReadOnlyList<(Mutant Mutant, MutantFate Fate)> fates)
        {
            foreach (var (mutant, fate) in fates)
            {
                _fates[Key(mutant)] = fate;
            }

            _store.Write(
                cell,
                _fates.Where(f => f.Key.Cell == cell).ToImmutableDictionary(f => f.Key.Id, f => f.Value)
            );
            tried(fates.Count);
        }
    }

    private static (int Cell, string Id) Key(Mutant mutant) => (mutant.Snippet.Index, mutant.Id);
}
