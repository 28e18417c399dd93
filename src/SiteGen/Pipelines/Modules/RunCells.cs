using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Runs every note's cells, or takes their runs from the cache, and holds them against what the author wrote.</summary>
public sealed class RunCells : IModule
{
    /// <summary>A cell that ran, in the counts of <see cref="WorkMemory"/>.</summary>
    public const string CellRan = "cell run";

    private const string NoteRan = "note’s runs taken";

    private static readonly SnippetRun NotRun = new() { Status = SnippetStatus.NotRun };

    public string Name => "Running cells";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var prelude = Prelude.Read(context.Options.Snippets, context.Diagnostics, context.Memory);
        var total = state.Notes.Where(n => n.Selected).Sum(n => n.Document?.Snippets.Length ?? 0);
        var done = 0;
        void Tell() => context.Reporter.Progress(Interlocked.Increment(ref done), total, "cells");
        context.Workshop.OnCell((_, _, _) => Tell());
        try
        {
            var running = new Task<NoteBuild>[state.Notes.Length];
            foreach (var i in InOrder(state.Notes, context.Options.First))
            {
                running[i] = RunNoteAsync(state.Notes[i], prelude, context, Tell, stop);
            }

            var notes = await Task.WhenAll(running);
            context.Diagnostics.AddRange(PreludeChecker.Check(prelude, notes.SelectMany(n => n.Runs)));
            return state with { Notes = [.. notes] };
        }
        finally
        {
            context.Workshop.OnCell(null);
        }
    }

    // Places in the list of notes, in the order in which they run.
    private static IEnumerable<int> InOrder(ImmutableArray<NoteBuild> notes, ImmutableArray<string> first) =>
        Enumerable.Range(0, notes.Length).OrderBy(i => first.IsEmpty || !first.Contains(PageAddress.Of(notes[i])));

    private static async Task<NoteBuild> RunNoteAsync(
        NoteBuild build,
        MappedCode prelude,
        BuildContext context,
        Action tell,
        CancellationToken stop
    )
    {
        if (!build.Selected)
        {
            return build;
        }

        build = build with
        {
            Records = NoteFiles.Records(context.Options, build.Note, context.Diagnostics, context.Memory),
        };
        if (build.Document is not { Snippets.IsEmpty: false })
        {
            return Checked(build, [], context);
        }

        var plan = Plan(build, prelude, context);
        var path = build.Note.Source.Path;
        if (context.Memory.TryGet<NoteRuns>(NoteRan, path, [plan.Name], out var known))
        {
            return Checked(build, known.Runs, context);
        }

        var running = context.Workshop.Running.Find(plan.Chain.Note, plan.Name);
        var cached = Cached(plan, context.Memory.Last<NoteRuns>(NoteRan, path), context.Workshop.Runs);
        var first = Array.FindIndex(cached, run => run is null);
        for (var hit = 0; hit < (first < 0 ? cached.Length : first); hit++)
        {
            tell();
        }

        NoteRuns? runs;
        if (running is null && first < 0)
        {
            runs = new NoteRuns(plan.Keys, [.. cached!]);
        }
        else
        {
            running ??= Start(plan, cached, first, context);
            runs = await running.WaitAsync(context.Options.CellPatience, stop);
            if (runs is null)
            {
                return Checked(build with { IsRunning = true }, SoFar(path, cached, context.Memory), context);
            }

            context.Workshop.Running.Forget(plan.Chain.Note);
            context.Memory.Count(CellRan, runs.Ran);
        }

        context.Memory.Keep(NoteRan, path, [plan.Name], runs);
        return Checked(build, runs.Runs, context);
    }

    private static ImmutableArray<SnippetRun> SoFar(string path, SnippetRun?[] cached, WorkMemory memory) =>
        memory.Settled(
            "note’s runs awaited",
            path,
            cached.Select(run => run ?? NotRun).ToImmutableArray(),
            static (before, now) => before.AsSpan().SequenceEqual(now.AsSpan(), ReferenceEqualityComparer.Instance)
        );

    private static RunningNote Start(CellPlan plan, SnippetRun?[] cached, int wanted, BuildContext context)
    {
        if (context.Options.Why)
        {
            foreach (var miss in plan.Keys.Where((_, i) => cached[i] is null).Select(context.Workshop.Runs.Explain))
            {
                context.Reporter.Line($"  {miss}");
            }
        }

        var chain = plan.Chain with { FirstWanted = wanted, Ahead = context.Options.WorkAhead };
        return context.Workshop.Running.Start(chain, plan.Name, Finish);

        NoteRuns Finish(ImmutableArray<SnippetRun> fresh)
        {
            for (var i = wanted; i < fresh.Length; i++)
            {
                if (CellKeys.MayStore(fresh[i]))
                {
                    context.Workshop.Runs.Put(plan.Keys[i], fresh[i]);
                }
            }

            // What was only replayed keeps the run that is on record, unless this time it failed.
            return new NoteRuns(
                plan.Keys,
                [
                    .. fresh.Select(
                        (run, i) =>
                            i < wanted && run.Status is SnippetStatus.Ok or SnippetStatus.NotRun
                                ? cached[i] ?? run
                                : run
                    ),
                ]
            )
            {
                Ran = fresh.Length - wanted,
            };
        }
    }

    private static CellPlan Plan(NoteBuild build, MappedCode prelude, BuildContext context)
    {
        var data = NoteFiles.Data(context.Options, build.Note);
        var hashes = string.Join(
            '\n',
            data.OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => $"{d.Key} {ContentHash.Of(d.Value)}")
        );
        return context.Memory.Of(
            "cells named",
            build.Note.Source.Path,
            [build.Document, prelude, hashes, context.Options.Seed],
            () =>
            {
                var chain = NoteChain.Of(build, prelude, context.Options, context.Workshop.Limits);
                var keys = NoteChain.Keys(chain, context.Workshop.Environment);
                return new CellPlan(chain, keys, ContentHash.Of(string.Concat(keys.Select(k => k.Hash))));
            }
        );
    }

    private static SnippetRun?[] Cached(CellPlan plan, NoteRuns? before, CellStore stored) =>
        [.. plan.Keys.Select(key => before?.Find(key) ?? stored.TryGet(key))];

    private static NoteBuild Checked(NoteBuild build, ImmutableArray<SnippetRun> runs, BuildContext context)
    {
        var verdict = context.Memory.Of(
            "note checked",
            build.Note.Source.Path,
            [build.Document, runs, build.Records],
            () => NoteChecker.Check(build.Document?.Snippets ?? [], runs, build.Records!)
        );
        context.Diagnostics.AddRange(verdict.Diagnostics);
        return build with { Runs = runs, Verdict = verdict, Records = verdict.Records };
    }

    /// <param name="Name">Hash of all the keys.</param>
    private sealed record CellPlan(SnippetChain Chain, ImmutableArray<CacheKey> Keys, string Name);
}
