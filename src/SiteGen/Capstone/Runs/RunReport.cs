using MlMath.SiteGen.Reporting;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>A run's progress for who waits for it: the step and the loss as they move, what it writes as it learns.</summary>
internal sealed class RunReport(IReporter reporter)
{
    private const int Shown = 72;
    private string _name = "";

    public void Tell(RunMoment moment, RunRecord record)
    {
        if (record.Name != _name)
        {
            _name = record.Name;
            reporter.Stage($"Training {record.Name}");
        }

        switch (moment)
        {
            case RunMoment.Step:
                reporter.Progress(record.Steps, record.Planned, $"steps, loss {record.Losses[^1]:F2}");
                break;
            case RunMoment.Sample:
                reporter.Line(
                    $"  step {record.Steps}: training {record.Last.TrainingLoss:F2}, validation {record.Last.ValidationLoss:F2}: {Excerpt(record.Samples[^1].Text)}"
                );
                break;
            default:
                break;
        }
    }

    private static string Excerpt(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length > Shown ? line[..Shown] : line;
    }
}
