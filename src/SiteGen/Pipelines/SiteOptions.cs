using System.Collections.Immutable;
using MlMath.SiteGen.Capstone;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Every knob of a build. The defaults are what CI runs.</summary>
public sealed record SiteOptions
{
    /// <summary>The folder of notes; `snippets/` stands beside it.</summary>
    public string Input { get; init; } = "input";

    /// <summary>Where the site goes; replaced as a whole when a build succeeds.</summary>
    public string Output { get; init; } = "output";

    /// <summary>The store of earlier results; safe to delete at any time.</summary>
    public string Cache { get; init; } = ".cache";

    /// <summary>Worker processes that run cells.</summary>
    public int Jobs { get; init; } = Environment.ProcessorCount;

    /// <summary>Only these notes: files, folders or `module/note`. Empty: all.</summary>
    public ImmutableArray<string> Only { get; init; } = [];

    /// <summary>Longest that one cell may compute, or do nothing, before SNIP103.</summary>
    public TimeSpan SnippetTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Most managed memory that one cell may hold before SNIP104, in bytes.</summary>
    public long SnippetMemory { get; init; } = 1L << 30;

    /// <summary>
    /// Longest that a build waits for the cells of one note; a preview shows what there is, and the rest when it comes.
    /// </summary>
    public TimeSpan CellPatience { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>
    /// While there is nothing else to do, run the cells before the one that was edited last once more: a preview's author
    /// edits it again.
    /// </summary>
    public bool WorkAhead { get; init; }

    /// <summary>Pages whose cells run before all others, as `part/module/note/`: what a preview's author looks at.</summary>
    public ImmutableArray<string> First { get; init; } = [];

    /// <summary>Seeds the cells' generators; part of every cell's cache key.</summary>
    public int Seed { get; init; } = 1337;

    /// <summary>Warnings fail the build.</summary>
    public bool Strict { get; init; }

    /// <summary>Where the site will stand, ending in `/`. Without it, what needs whole addresses is left out.</summary>
    public Uri? SiteUrl { get; init; }

    /// <summary>Make the index that the pages' search reads; a preview does without.</summary>
    public bool Search { get; init; } = true;

    /// <summary>Say for each cell that runs what changed since it last ran.</summary>
    public bool Why { get; init; }

    /// <summary>Do the work even if nothing changed, without reading the cache.</summary>
    public bool Force { get; init; }

    /// <summary>How much of the capstone is made.</summary>
    public CapstoneMode Capstone { get; init; } = CapstoneMode.Full;

    /// <summary>A text for the capstone to learn from; null for the snapshot of the notes' prose.</summary>
    public string? CapstoneCorpus { get; init; }

    /// <summary>False: the capstone's pages are made only where the cache holds its runs. A preview never waits for them.</summary>
    public bool CapstoneMayTrain { get; init; } = true;

    /// <summary>Tell how long the cells took.</summary>
    public bool Timings { get; init; }

    /// <summary>The folder of shared C#: the prelude and the listings that `file=` names.</summary>
    public string Snippets => Path.Combine(Path.GetDirectoryName(Path.GetFullPath(Input)) ?? ".", "snippets");

    /// <summary>How a path is written in messages: relative to the working folder where it is inside it.</summary>
    public static string Shown(string path)
    {
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, Path.GetFullPath(path)).Replace('\\', '/');
        return relative.StartsWith("..", StringComparison.Ordinal) ? path.Replace('\\', '/').TrimEnd('/') : relative;
    }
}
