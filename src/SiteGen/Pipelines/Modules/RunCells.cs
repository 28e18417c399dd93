using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Runs every note's cells, or takes their runs from the cache, and holds them against what the author wrote.</summary>
public sealed class RunCells : IModule
{
    public string Name => "Running cells";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var prelude = Prelude.Read(context.Options.Snippets, context.Diagnostics);
        var total = state.Notes.Where(n => n.Selected).Sum(n => n.Document?.Snippets.Length ?? 0);
        var done = 0;
        void Tell() => context.Reporter.Progress(Interlocked.Increment(ref done), total, "cells");
        context.Workshop.OnCell((_, _, _) => Tell());
        try
        {
            var notes = await Task.WhenAll(state.Notes.Select(n => RunNoteAsync(n, prelude, context, Tell, stop)));
            context.Diagnostics.AddRange(PreludeChecker.Check(prelude, notes.SelectMany(n => n.Runs)));
            return state with { Notes = [.. notes] };
        }
        finally
        {
            context.Workshop.OnCell(null);
        }
    }

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

        build = build with { Records = NoteFiles.Records(context.Options, build.Note, context.Diagnostics) };
        if (build.Document is not { Snippets.IsEmpty: false })
        {
            return Checked(build, [], context);
        }

        var chain = NoteChain.Of(build, prelude, context.Options, context.Workshop.Limits);
        var keys = NoteChain.Keys(chain, context.Workshop.Environment);
        var cached = keys.Select(k => context.Workshop.Cache.TryGet(k) is { } bytes ? RunCodec.Decode(bytes) : null)
            .ToArray();
        var first = Array.FindIndex(cached, run => run is null);
        for (var hit = 0; hit < (first < 0 ? cached.Length : first); hit++)
        {
            tell();
        }

        var runs = first < 0 ? [.. cached!] : await RunFromAsync(first);
        return Checked(build, runs, context);

        async Task<ImmutableArray<SnippetRun>> RunFromAsync(int wanted)
        {
            if (context.Options.Why)
            {
                foreach (var miss in keys.Where((_, i) => cached[i] is null).Select(context.Workshop.Explain))
                {
                    context.Reporter.Line($"  {miss}");
                }
            }

            var fresh = await context.Workshop.Workers.RunAsync(chain with { FirstWanted = wanted }, stop);
            for (var i = wanted; i < fresh.Length; i++)
            {
                if (CellKeys.MayStore(fresh[i]))
                {
                    context.Workshop.Cache.Put(keys[i], RunCodec.Encode(fresh[i]));
                }
            }

            // What was only replayed keeps the run that is on record, unless this time it failed.
            return
            [
                .. fresh.Select(
                    (run, i) =>
                        i < wanted && run.Status is SnippetStatus.Ok or SnippetStatus.NotRun ? cached[i] ?? run : run
                ),
            ];
        }
    }

    private static NoteBuild Checked(NoteBuild build, ImmutableArray<SnippetRun> runs, BuildContext context)
    {
        var verdict = NoteChecker.Check(build.Document?.Snippets ?? [], runs, build.Records!);
        context.Diagnostics.AddRange(verdict.Diagnostics);
        return build with { Runs = runs, Verdict = verdict };
    }
}
