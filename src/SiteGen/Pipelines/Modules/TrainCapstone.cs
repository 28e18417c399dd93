using System.Collections.Immutable;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Takes the capstone's runs from the cache, or trains them once nothing else is wrong.</summary>
/// <param name="plans">The runs of a mode and a vocabulary; those that are published unless said.</param>
public sealed class TrainCapstone(Func<CapstoneMode, int, ImmutableArray<RunPlan>>? plans = null) : IModule
{
    private const string Kept = "capstone’s runs read";

    private readonly Func<CapstoneMode, int, ImmutableArray<RunPlan>> _plans = plans ?? RunPlans.For;

    public string Name => "Looking for the capstone's runs";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var options = context.Options;
        if (options.Capstone == CapstoneMode.None || CorpusReader.Read(options, context.Diagnostics) is not { } found)
        {
            return state;
        }

        object[] from = [options.Capstone, found.Source.Text];
        if (!context.Memory.TryGet<CapstoneRuns>(Kept, found.Source.Path, from, out var capstone))
        {
            if (await RunsAsync(found.Corpus, found.Source, context, stop) is not { } runs)
            {
                return state;
            }

            capstone = new CapstoneRuns(options.Capstone, found.Corpus, runs);
            context.Memory.Keep(Kept, found.Source.Path, from, capstone);
        }

        return state with
        {
            Capstone = capstone,
        };
    }

    private async Task<ImmutableArray<TrainedRun>?> RunsAsync(
        Corpus corpus,
        SourceText source,
        BuildContext context,
        CancellationToken stop
    )
    {
        var planned = _plans(context.Options.Capstone, corpus.Tokenizer.Count);
        var trainer = new RunTrainer(new RunStore(context.Workshop.Cache))
        {
            Tell = new RunReport(context.Reporter).Tell,
        };
        var known = planned.Select(p => trainer.TryGet(p, corpus)).ToList();
        if (known.Contains(null) && !MayTrain(context))
        {
            return null;
        }

        var runs = ImmutableArray.CreateBuilder<TrainedRun>();
        foreach (var (plan, run) in planned.Zip(known))
        {
            runs.Add(run ?? await Task.Run(() => trainer.Run(plan, corpus, stop), stop));
            if (runs.Count == 1 && Mistake(runs[0], corpus, source) is { } mistake)
            {
                context.Diagnostics.Add(mistake);
                return null;
            }
        }

        return runs.ToImmutable();
    }

    // What fails anyway should fail at once.
    private static bool MayTrain(BuildContext context) =>
        context.Options.CapstoneMayTrain
        && !context.Diagnostics.HasErrors
        && !(context.Options.Strict && context.Diagnostics.ToSorted().Length > 0);

    private static Diagnostic? Mistake(TrainedRun healthy, Corpus corpus, SourceText source)
    {
        var record = healthy.Record;
        if (record.DivergedAt is { } step)
        {
            return CapstoneDiagnostics.Diverged(source, record.Name, step);
        }

        var uniform = Math.Log(corpus.Tokenizer.Count);
        return record.Last.ValidationLoss >= uniform
            ? CapstoneDiagnostics.NothingLearned(source, record.Name, record.Last.ValidationLoss.Value, uniform)
            : null;
    }
}
