namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Makes every file that so far is only listed. A preview does without: there a page is made when it is looked at.</summary>
public sealed class LayOutPages : IModule
{
    public string Name => "Laying out pages";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        Parallel.ForEach(state.Files, new ParallelOptions { CancellationToken = stop }, file => _ = file.Content);
        return Task.FromResult(state);
    }
}
