using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Execution;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines;

/// <summary>What stays warm between the builds of one process: workers, typesetter, cache. A preview keeps it for hours.</summary>
public sealed class Workshop : IAsyncDisposable
{
    private Action<string, int, SnippetRun>? _progress;

    public Workshop(SiteOptions options)
    {
        Limits = new SnippetLimits { Timeout = options.SnippetTimeout, MemoryBytes = options.SnippetMemory };
        var files = new FileCache(options.Cache);
        Cache = options.Force ? new WriteOnlyCache(files) : files;
        Runs = new CellStore(files, Cache);
        // A cell that ran out of time is not kept, so that how much it had changes no run that is.
        Environment = CellEnvironment.Here(options.Seed, (Limits with { Timeout = default }).ToString());
        Workers = new WorkerPool(
            new WorkerPoolOptions
            {
                Jobs = options.Jobs,
                Limits = Limits,
                Progress = (note, cell, run) => _progress?.Invoke(note, cell, run),
            }
        );
        Running = new RunningNotes(Workers);
        var bundle = TypesetterBundle.BesideProgram;
        Typesetter = new CachingTypesetter(new NodeTypesetter(bundle), Cache, bundle.ReadVersion());
    }

    public SnippetLimits Limits { get; }

    public ICache Cache { get; }

    /// <summary>What cells gave, in the cache.</summary>
    public CellStore Runs { get; }

    /// <summary>What one build leaves for the next.</summary>
    public WorkMemory Memory { get; } = new();

    public CellEnvironment Environment { get; }

    public WorkerPool Workers { get; }

    public RunningNotes Running { get; }

    public ITypesetter Typesetter { get; }

    /// <summary>Tells of each cell as it finishes, until the next call.</summary>
    public void OnCell(Action<string, int, SnippetRun>? progress) => _progress = progress;

    public async ValueTask DisposeAsync()
    {
        await Workers.DisposeAsync();
        await Typesetter.DisposeAsync();
    }
}

/// <summary>What the modules of one build share.</summary>
public sealed record BuildContext(SiteOptions Options, Workshop Workshop, DiagnosticBag Diagnostics, IReporter Reporter)
{
    public WorkMemory Memory => Workshop.Memory;
}
