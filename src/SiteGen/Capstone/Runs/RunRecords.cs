using System.Collections.Immutable;
using MlMath.Engine.Training;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Capstone.Runs;

/// <summary>
/// What the runs came to, a line each, kept beside the corpus: equal lines are equal bytes of every weight, so a build
/// that trains anew and gives other lines has a changed engine.
/// </summary>
public static class RunRecords
{
    // A changed bit changes all digits; these are enough to tell, and short enough to read.
    private const int Digits = 16;

    public static ImmutableArray<string> Lines(CapstoneRuns capstone) =>
        [
            $"corpus: {capstone.Corpus.Characters} characters, {capstone.Corpus.Hash[..Digits]}",
            .. capstone.Runs.Select(Line),
        ];

    /// <summary>Holds the runs against the record.</summary>
    public static IEnumerable<Diagnostic> Check(SourceText record, CapstoneRuns capstone)
    {
        var lines = Lines(capstone);
        for (var i = 0; i < lines.Length; i++)
        {
            var recorded = i < record.LineCount ? record.LineText(i + 1) : "";
            if (recorded.Length == 0)
            {
                yield return CapstoneDiagnostics.RunNotRecorded(record, lines[i]);
            }
            else if (recorded != lines[i])
            {
                yield return CapstoneDiagnostics.RunDiffers(
                    record.Span(record.LineStart(i + 1), recorded.Length),
                    lines[i]
                );
            }
        }
    }

    private static string Line(TrainedRun run)
    {
        var (record, weights) = (run.Record, ContentHash.Of(CheckpointFile.ToBytes(run.Checkpoint))[..Digits]);
        return FormattableString.Invariant(
            $"{record.Name}: {record.Steps} steps, training {record.Last.TrainingLoss:F6}, validation {record.Last.ValidationLoss:F6}, weights {weights}"
        );
    }
}
