using MlMath.SiteGen.Curriculum.History;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Asks the repository around the notes when each of them last changed.</summary>
public sealed class ReadHistory : IModule
{
    public string Name => "Reading the history";

    public async Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop) =>
        state with
        {
            // A day of change is told after a commit; a process that lives through one tells it when it starts anew.
            History = await context.Memory.OfAsync<SourceHistory>(
                "history read",
                context.Options.Input,
                [],
                _ => new GitRepository(context.Options.Input).HistoryAsync(stop)
            ),
        };
}
