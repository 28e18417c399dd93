using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Pipelines.Modules;
using MlMath.SiteGen.Reporting;
using MlMath.SiteGen.Search;
using MlMath.SiteGen.Typesetting;

namespace MlMath.SiteGen.Pipelines;

/// <summary>The builds that commands ask for, each as a table of contents.</summary>
public static class SiteBuild
{
    private static readonly ImmutableArray<IModule> Parsing = [new ReadNotes(), new ParseNotes()];

    private static readonly ImmutableArray<IModule> Cells = [.. Parsing, new RunCells()];

    private static readonly ImmutableArray<IModule> Typeset =
    [
        .. Cells,
        new CheckCoverage(),
        new ResolveReferences(),
        new TypesetNotes(),
    ];

    private static readonly ImmutableArray<IModule> Checks = [.. Typeset, new ExportNotes()];

    private static readonly ImmutableArray<IModule> Pages =
    [
        new ReadHistory(),
        new RenderNotes(),
        new TrainCapstone(),
        new CheckCapstone(),
        new BundleAssets(),
        new BuildPaths(),
        new BuildSubjects(),
        new BuildMaps(),
        new BuildStudy(),
        new BuildPages(),
        new BuildReferencePages(),
        new BuildCapstonePages(),
        new DrawCards(),
        new DescribeSite(),
    ];

    private static readonly ImmutableArray<IModule> Site =
    [
        .. Checks,
        .. Pages,
        new LayOutPages(),
        new StyleFormulas(),
        new IndexSearch(),
    ];

    // What costs much and is seldom looked at is made when it is.
    private static readonly ImmutableArray<IModule> Preview = [.. Typeset, new ExportNotes(whenAsked: true), .. Pages];

    /// <summary>Everything, up to the site's files; nothing is written.</summary>
    public static Task<BuildResult> RunAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunAsync(Site, options, workshop, reporter, stop);

    /// <summary>Every page, made when it is looked at; errors or not, and whether or not all cells have run.</summary>
    public static Task<BuildResult> PreviewAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunAsync(Preview, options, workshop, reporter, stop);

    /// <summary>All checks, no pages. Null when <see cref="SiteOptions.Only"/> names what does not exist.</summary>
    public static Task<BuildResult?> VerifyAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunSelectedAsync(Checks, options, workshop, reporter, stop);

    /// <summary>Cells and what they are held against. Null when <see cref="SiteOptions.Only"/> names what does not exist.</summary>
    public static Task<BuildResult?> RunCellsAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunSelectedAsync(Cells, options, workshop, reporter, stop);

    /// <summary>Notes as they are written, nothing run. Null when <see cref="SiteOptions.Only"/> names what does not exist.</summary>
    public static Task<BuildResult?> ParseAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunSelectedAsync(Parsing, options, workshop, reporter, stop);

    /// <summary>The capstone's runs alone.</summary>
    public static Task<BuildResult> TrainAsync(
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    ) => RunAsync([new TrainCapstone()], options, workshop, reporter, stop);

    /// <summary>What a build depends on besides its input: the program, the typesetter's bundle, scripts and styles.</summary>
    public static string EnvironmentOf(SiteOptions options) =>
        string.Join('\n', Snippets.CellEnvironment.Here(options.Seed, "").Parts.Select(p => $"{p.Name}={p.Value}"))
        + $"program={typeof(SiteBuild).Module.ModuleVersionId}"
        + TypesetterBundle.BesideProgram.ReadVersion()
        + BundleAssets.ReadVersion()
        + PagefindProgram.BesideProgram.ReadVersion()
        + Snippets.Documentation.ApiDocs.BesideProgram.Version;

    private static async Task<BuildResult?> RunSelectedAsync(
        ImmutableArray<IModule> modules,
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    )
    {
        if (NoteSelection.Unmatched(options) is { } unmatched)
        {
            reporter.Refuse(
                "ENV119",
                $"no note is named `{unmatched}`",
                NoteSelection.Nearest(options, unmatched) is { } nearest
                    ? $"did you mean `{nearest}`?"
                    : $"name a file or folder below `{SiteOptions.Shown(options.Input)}`, or write module/note"
            );
            return null;
        }

        return await RunAsync(modules, options, workshop, reporter, stop);
    }

    private static async Task<BuildResult> RunAsync(
        ImmutableArray<IModule> modules,
        SiteOptions options,
        Workshop workshop,
        IReporter reporter,
        CancellationToken stop
    )
    {
        var context = new BuildContext(options, workshop, new DiagnosticBag(), reporter);
        workshop.Memory.Begin();
        var state = await new Pipeline(modules).RunAsync(context, stop);
        workshop.Memory.End();
        return new BuildResult(state, context.Diagnostics.ToSorted(), options.Strict);
    }
}
