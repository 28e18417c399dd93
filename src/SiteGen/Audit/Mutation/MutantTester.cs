using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Audit.Mutation;

/// <summary>
/// Tries mutants of one note. Its cells run once, in order; at each the state is remembered, the cell's mutants are tried
/// one after another from there, and the cell itself follows. When that no longer gives what it gave, a mutant has left
/// something behind that going back does not undo, and the cell's mutants are tried again, each in a process of its own.
/// </summary>
/// <param name="runs">What the unchanged cells did: they bound the time of their mutants.</param>
/// <param name="tried">Told of a cell's mutants when their fates are known for good.</param>
internal sealed class MutantTester(
    StepSession session,
    SnippetChain chain,
    FigureRecords records,
    ImmutableArray<SnippetRun> runs,
    Action<int, IReadOnlyList<(Mutant Mutant, MutantFate Fate)>> tried
)
{
    // A process that holds more is replaced before it reaches its bound: every mutant's code stays loaded.
    private const long Heavy = 700L << 20;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly CellDependencies _dependencies = new(chain.Snippets);

    /// <param name="mutants">In any order.</param>
    /// <param name="mayGoOn">Asked before each cell and each mutant: false when the time is up.</param>
    /// <returns>The first cell that does not pass unchanged in a fresh process, from which on nothing can be tried; or null.</returns>
    public async Task<int?> RunAsync(IEnumerable<Mutant> mutants, Func<bool> mayGoOn, CancellationToken stop)
    {
        var byCell = mutants.ToLookup(m => m.Snippet.Index);
        var last = byCell.Max(g => g.Key);
        await session.RestartAsync(stop);
        for (var cell = 0; cell <= last && mayGoOn(); cell++)
        {
            if (chain.Snippets[cell].Reset)
            {
                await session.BeginAsync(stop);
            }

            var ofCell = byCell[cell].ToList();
            var fates = await TryAllAsync(cell, ofCell, mayGoOn, stop);
            if (!await GoesOnAsync(cell, fresh: false, stop))
            {
                fates = await TryEachAfreshAsync(cell, ofCell, mayGoOn, stop);
                if (!await GoesOnAsync(cell, fresh: true, stop))
                {
                    return cell;
                }
            }

            if (fates.Count > 0)
            {
                tried(cell, fates);
            }
        }

        return null;
    }

    // The cell itself, unchanged, after its mutants: what it gives now tells whether they left anything behind.
    private async Task<bool> GoesOnAsync(int cell, bool fresh, CancellationToken stop)
    {
        if (fresh || !session.IsAlive || session.MemoryBytes > Heavy)
        {
            await session.RestartAsync(stop);
            await ReplayAsync(cell, stop);
        }

        return await PassesAsync(cell, stop);
    }

    private async Task<List<(Mutant Mutant, MutantFate Fate)>> TryAllAsync(
        int cell,
        List<Mutant> mutants,
        Func<bool> mayGoOn,
        CancellationToken stop
    )
    {
        var fates = new List<(Mutant Mutant, MutantFate Fate)>();
        var marked = mutants.Count > 0 && await session.MarkAsync(stop);
        foreach (var mutant in mutants.TakeWhile(_ => mayGoOn()))
        {
            if (!marked)
            {
                await session.RestartAsync(stop);
                await ReplayAsync(cell, stop);
                await session.MarkAsync(stop);
            }

            fates.Add((mutant, await TryAsync(mutant, stop)));
            marked = session.IsAlive && await session.ReturnAsync(stop);
        }

        return fates;
    }

    private async Task<List<(Mutant Mutant, MutantFate Fate)>> TryEachAfreshAsync(
        int cell,
        List<Mutant> mutants,
        Func<bool> mayGoOn,
        CancellationToken stop
    )
    {
        var fates = new List<(Mutant Mutant, MutantFate Fate)>();
        foreach (var mutant in mutants.TakeWhile(_ => mayGoOn()))
        {
            await session.RestartAsync(stop);
            await ReplayAsync(cell, stop);
            fates.Add((mutant, await TryAsync(mutant, stop)));
        }

        return fates;
    }

    private async Task<MutantFate> TryAsync(Mutant mutant, CancellationToken stop)
    {
        var cell = mutant.Snippet.Index;
        var run = await session.RunAsync(cell, mutant.Code, TimeFor(cell), stop);
        if (run.Status == SnippetStatus.DidNotCompile)
        {
            return MutantFate.DidNotCompile;
        }

        if (Judge.Fails(chain.Snippets[cell], run, records))
        {
            return MutantFate.Killed;
        }

        foreach (var later in _dependencies.Replay(cell).Where(Runs))
        {
            var after = await session.RunAsync(later, null, TimeFor(later), stop);
            if (after.Status == SnippetStatus.DidNotCompile)
            {
                return MutantFate.DidNotCompile;
            }

            if (Judge.Fails(chain.Snippets[later], after, records))
            {
                return MutantFate.Killed;
            }
        }

        return MutantFate.Survived;
    }

    /// <summary>The cells before this one, from a clean state in the process that there is.</summary>
    private async Task ReplayAsync(int cell, CancellationToken stop)
    {
        var from = cell;
        while (from > 0 && !chain.Snippets[from].Reset)
        {
            from--;
        }

        await session.BeginAsync(stop);
        for (var earlier = from; earlier < cell; earlier++)
        {
            await PassesAsync(earlier, stop);
        }
    }

    private async Task<bool> PassesAsync(int cell, CancellationToken stop)
    {
        if (!Runs(cell))
        {
            return true;
        }

        var run = await session.RunAsync(cell, null, chain.Limits.Timeout, stop);
        return !Judge.Fails(chain.Snippets[cell], run, records);
    }

    private bool Runs(int cell) => chain.Snippets[cell].Mode is SnippetMode.Run or SnippetMode.Throws;

    private TimeSpan TimeFor(int cell) => Patience + 10 * runs[cell].Elapsed;
}
