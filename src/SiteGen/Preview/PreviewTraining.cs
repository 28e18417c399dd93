using System.Collections.Immutable;
using System.Text.Json;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines;

namespace MlMath.SiteGen.Preview;

/// <summary>
/// Trains what the cache lacks of the capstone's runs while its author writes: on one thread, which rests while a save
/// is worked on, and with its curve on the page where the runs will be shown.
/// </summary>
/// <param name="publish">Takes `training` events: how far the run is.</param>
/// <param name="say">Takes a line for each run that ends.</param>
internal sealed class PreviewTraining(
    SiteOptions options,
    ICache cache,
    Action<PreviewEvent> publish,
    Action<string> say
) : IAsyncDisposable
{
    // A curve has no more points than a screen has room for.
    private const int MostPoints = 300;

    private static readonly TimeSpan BetweenNews = TimeSpan.FromMilliseconds(500);

    private readonly ManualResetEventSlim _mayWork = new(initialState: true);
    private readonly CancellationTokenSource _stop = new();
    private Task _training = Task.CompletedTask;
    private long _told;
    private volatile bool _isUnderWay;

    /// <summary>The runs of a mode and a vocabulary; those that are published unless a test says otherwise.</summary>
    public Func<CapstoneMode, int, ImmutableArray<RunPlan>> Plans { get; init; } = RunPlans.For;

    /// <summary>Whether there is anything to train, and it is not done.</summary>
    public bool IsUnderWay => _isUnderWay;

    /// <summary>Ends with the last run.</summary>
    public Task Finished => _training;

    /// <summary>Begins where the cache ends.</summary>
    /// <returns>False where there is no corpus, none is to be learned from, or the cache has all.</returns>
    public bool Start()
    {
        if (
            options.Capstone == CapstoneMode.None
            || CorpusReader.Read(options, new DiagnosticBag()) is not { Corpus: var corpus }
        )
        {
            return false;
        }

        var trainer = new RunTrainer(new RunStore(cache)) { Tell = Tell };
        var missing = Plans(options.Capstone, corpus.Tokenizer.Count)
            .Select(p => p with { Options = p.Options with { Threads = 1 } })
            .Where(p => trainer.TryGet(p, corpus) is null)
            .ToImmutableArray();
        if (missing.IsEmpty)
        {
            return false;
        }

        _isUnderWay = true;
        _training = Task.Factory.StartNew(
            () => Train(trainer, missing, corpus),
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default
        );
        return true;
    }

    /// <summary>Rests after the step that it is at.</summary>
    public void Pause() => _mayWork.Reset();

    public void Resume() => _mayWork.Set();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _training;
        _mayWork.Dispose();
        _stop.Dispose();
    }

    private void Train(RunTrainer trainer, ImmutableArray<RunPlan> plans, Corpus corpus)
    {
        try
        {
            foreach (var plan in plans)
            {
                var record = trainer.Run(plan, corpus, _stop.Token).Record;
                say(
                    record.DivergedAt is { } step
                        ? $"trained {plan.Name}, which diverged at step {step}"
                        : $"trained {plan.Name}: validation loss {record.Last.ValidationLoss:F2}"
                );
            }

            _isUnderWay = false;
        }
        catch (OperationCanceledException)
        {
            // What was saved last is gone on with next time.
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            say($"the capstone's training ended: {error.Message.TrimEnd('.')}");
        }
    }

    private void Tell(RunMoment moment, RunRecord record)
    {
        _mayWork.Wait(_stop.Token);
        var now = Environment.TickCount64;
        if (moment == RunMoment.Step && now - _told < BetweenNews.TotalMilliseconds)
        {
            return;
        }

        _told = now;
        publish(new PreviewEvent("training", NewsOf(record)));
    }

    /// <summary>JSON: `{ name, step, planned, losses: [[step, nats]], validation: [[step, nats]], sample }`.</summary>
    internal static string NewsOf(RunRecord record)
    {
        var each = Math.Max(1, (record.Planned + MostPoints - 1) / MostPoints);
        return JsonSerializer.Serialize(
            new
            {
                record.Name,
                Step = record.Steps,
                record.Planned,
                Losses = record.Losses.Chunk(each).Select((l, i) => new[] { (i + 0.5) * each, Rounded(l.Average()) }),
                Validation = record.Evaluations.Select(e => new[] { e.Step, Rounded(e.ValidationLoss ?? 0) }),
                Sample = record.Samples.IsEmpty ? "" : record.Samples[^1].Text,
            },
            JsonSerializerOptions.Web
        );

        static double Rounded(double nats) => double.IsFinite(nats) ? Math.Round(nats, 3) : 0;
    }
}
