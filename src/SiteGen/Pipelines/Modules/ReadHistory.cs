using MlMath.SiteGen.Curriculum.History;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Asks the repository around the notes when each of them last changed.</summary>
public sealed class ReadHistory : IModule
{
    public string Name => "Reading the history";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop) =>
        state with
        {
            History = await new GitRepository(context.Options.Input).HistoryAsync(stop),
        };
}
