namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Holds each note against the topics and labs that the tables ask of it.</summary>
public sealed class CheckCoverage : IModule
{
    public string Name => "Checking topics and labs";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        foreach (var note in state.Notes.Where(n => n.Selected))
        {
            context.Diagnostics.AddRange(Coverage.MissingIn(note, state.Curriculum));
        }

        return Task.FromResult(state);
    }
}
