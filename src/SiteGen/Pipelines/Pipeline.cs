using System.Collections.Immutable;
using MlMath.SiteGen.Capstone;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.History;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Markdown.Citations;
using MlMath.SiteGen.Pages;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Everything a build has made so far. A module takes one and gives the next; none is ever changed.</summary>
public sealed record BuildState
{
    public CurriculumModel Curriculum { get; init; } = new([], [], null, CurriculumTables.Empty);

    public ImmutableArray<NoteBuild> Notes { get; init; } = [];

    public Bibliography Bibliography { get; init; } = Bibliography.Empty;

    /// <summary>Where the site will stand, ending in `/`; null where that is not known.</summary>
    public Uri? Url { get; init; }

    /// <summary>When the notes last changed.</summary>
    public SourceHistory History { get; init; } = SourceHistory.Empty;

    /// <summary>Where scripts, style sheets and fonts are published.</summary>
    public AssetMap Assets { get; init; } = AssetMap.Empty;

    /// <summary>The runs that the capstone's pages show; null where this site has none.</summary>
    public CapstoneRuns? Capstone { get; init; }

    /// <summary>The site's files.</summary>
    public ImmutableArray<SiteFile> Files { get; init; } = [];
}

/// <summary>One step of a build.</summary>
public interface IModule
{
    /// <summary>What is being done, for progress: `Running cells`.</summary>
    string Name { get; }

    Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop);
}

/// <summary>Modules in order. A module that reports errors does not end the pipeline: all findings are told at once.</summary>
public sealed record Pipeline(ImmutableArray<IModule> Modules)
{
    public async Task<BuildState> RunAsync(BuildContext context, CancellationToken stop)
    {
        var state = new BuildState();
        foreach (var module in Modules)
        {
            stop.ThrowIfCancellationRequested();
            context.Reporter.Stage(module.Name);
            state = await module.RunAsync(state, context, stop);
        }

        return state;
    }
}
