using System.Text.Json;
using MlMath.Engine.Training;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Tests.Capstone;

public sealed class RunTrainerTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_that_was_killed_twice_ends_with_the_bytes_of_one_that_was_not()
    {
        var whole = Trainer("whole").Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None);

        StopAt(22);
        StopAt(47);
        var steps = new List<int>();
        var resumed = Trainer("cut", (moment, record) => Note(steps, moment, record))
            .Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None);

        steps[0].ShouldBe(46, "it goes on after step 45, where it was saved last");
        CheckpointFile.ToBytes(resumed.Checkpoint).ShouldBe(CheckpointFile.ToBytes(whole.Checkpoint));
        JsonSerializer.Serialize(resumed.Record).ShouldBe(JsonSerializer.Serialize(whole.Record));
    }

    [Fact]
    public void A_finished_run_is_not_trained_again()
    {
        var first = Trainer("once").Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None);
        var steps = new List<int>();

        var trainer = Trainer("once", (moment, record) => Note(steps, moment, record));
        var second = trainer.Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None);

        steps.ShouldBeEmpty();
        CheckpointFile.ToBytes(second.Checkpoint).ShouldBe(CheckpointFile.ToBytes(first.Checkpoint));
        trainer.TryGet(SmallCorpus.Plan, SmallCorpus.Corpus).ShouldNotBeNull();
    }

    [Fact]
    public void A_run_on_its_way_is_not_taken_for_a_finished_one()
    {
        StopAt(22);

        Trainer("cut").TryGet(SmallCorpus.Plan, SmallCorpus.Corpus).ShouldBeNull();
    }

    [Fact]
    public void The_record_holds_each_step_each_measurement_and_each_sample()
    {
        var record = Trainer("record").Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None).Record;

        record.Steps.ShouldBe(60);
        record.Evaluations.Select(e => e.Step).ShouldBe([0, 10, 20, 30, 40, 50, 60]);
        record.Samples.Select(s => s.Step).ShouldBe([0, 20, 40, 60]);
        record.Evaluations[0].ValidationLoss!.Value.ShouldBe(Math.Log(65), 0.2);
        record.Last.ValidationLoss!.Value.ShouldBeLessThan(3);
        record.DivergedAt.ShouldBeNull();
    }

    [Fact]
    public void A_run_whose_loss_is_no_number_any_more_says_at_which_step()
    {
        var plan = SmallCorpus.Plan with
        {
            Options = SmallCorpus.Plan.Options with { PeakRate = 1e30, WeightDecay = 1, Clip = 1e30 },
        };

        var record = Trainer("diverges").Run(plan, SmallCorpus.Corpus, CancellationToken.None).Record;

        record.DivergedAt.ShouldNotBeNull();
        record.IsFinished.ShouldBeTrue();
        record.Evaluations.ShouldAllBe(e => double.IsFinite(e.TrainingLoss));
    }

    [Fact]
    public void Other_steps_rates_and_texts_are_other_runs()
    {
        Trainer("known").Run(SmallCorpus.Plan, SmallCorpus.Corpus, CancellationToken.None);
        var plan = SmallCorpus.Plan;

        foreach (
            var other in new[]
            {
                plan with
                {
                    Options = plan.Options with { Steps = 61 },
                },
                plan with
                {
                    Options = plan.Options with { PeakRate = 0.02 },
                },
                plan with
                {
                    Model = plan.Model with { Residual = false },
                },
                plan with
                {
                    MostCharacters = 5000,
                },
                plan with
                {
                    SampleEvery = 30,
                },
            }
        )
        {
            Trainer("known").TryGet(other, SmallCorpus.Corpus).ShouldBeNull();
        }

        Trainer("known")
            .TryGet(plan with { Options = plan.Options with { Threads = 1 } }, SmallCorpus.Corpus)
            .ShouldNotBeNull();
    }

    private RunTrainer Trainer(string folder, Action<RunMoment, RunRecord>? tell = null) =>
        new(new RunStore(new FileCache(_folder[folder]))) { Tell = tell };

    // As a kill would: between two savings, with all that was not saved lost.
    private void StopAt(int step)
    {
        using var stop = new CancellationTokenSource();
        var trainer = Trainer(
            "cut",
            (moment, record) =>
            {
                if (moment == RunMoment.Step && record.Steps == step)
                {
                    stop.Cancel();
                }
            }
        );
        Should.Throw<OperationCanceledException>(() => trainer.Run(SmallCorpus.Plan, SmallCorpus.Corpus, stop.Token));
    }

    private static void Note(List<int> steps, RunMoment moment, RunRecord record)
    {
        if (moment == RunMoment.Step)
        {
            steps.Add(record.Steps);
        }
    }
}
