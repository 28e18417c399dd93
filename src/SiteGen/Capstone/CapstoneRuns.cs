using System.Collections.Immutable;
using MlMath.SiteGen.Capstone.Corpora;
using MlMath.SiteGen.Capstone.Runs;

namespace MlMath.SiteGen.Capstone;

/// <summary>All that the capstone's pages are made from.</summary>
/// <param name="Runs">In the order of <see cref="RunPlans"/>, the healthy one first; all finished.</param>
public sealed record CapstoneRuns(CapstoneMode Mode, Corpus Corpus, ImmutableArray<TrainedRun> Runs)
{
    public TrainedRun Healthy => Runs[0];

    /// <summary>Those that differ from the healthy one in one thing each.</summary>
    public IEnumerable<TrainedRun> Ill => Runs.Skip(1);
}
