using System.Collections.Immutable;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets.Documentation;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Turns each note into HTML, and takes along the images that it shows.</summary>
public sealed class RenderNotes : IModule
{
    /// <summary>A note that was rendered, in the counts of the memory.</summary>
    public const string Rendered = "note rendered";

    private const string Summaries = "summaries read";

    public string Name => "Rendering";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var rendered = new NoteBuild[state.Notes.Length];
        var summaries = SummariesOf(state, context);
        Parallel.For(
            0,
            rendered.Length,
            new ParallelOptions { CancellationToken = stop },
            i => rendered[i] = Render(state.Notes[i], summaries[i], state, context.Memory)
        );
        var images = rendered
            .SelectMany(build => build.Document!.Images.Select(image => (build, image.Path)))
            .Select(i =>
                (
                    Path: $"{PageAddress.Of(i.build)}{i.Path}",
                    File: Path.Combine(NoteFiles.FolderOf(context.Options, i.build.Note), i.Path)
                )
            )
            .DistinctBy(i => i.Path)
            .Where(i => File.Exists(i.File))
            .Select(i => SiteFile.Copy(i.Path, i.File));
        return Task.FromResult(state with { Notes = [.. rendered], Files = [.. state.Files, .. images] });
    }

    // What libraries say of the names in each note's cells; the files that say it are read once for all notes.
    private static ImmutableDictionary<string, string>[] SummariesOf(BuildState state, BuildContext context)
    {
        var summaries = new ImmutableDictionary<string, string>?[state.Notes.Length];
        var asked = new List<int>();
        for (var i = 0; i < summaries.Length; i++)
        {
            var build = state.Notes[i];
            if (!context.Memory.TryGet(Summaries, build.Note.Source.Path, [build.Runs], out summaries[i]))
            {
                asked.Add(i);
            }
        }

        var read = ApiDocs.BesideProgram.Read([.. asked.Select(i => NamesOf(state.Notes[i]))], context.Workshop.Cache);
        foreach (var (at, found) in asked.Zip(read))
        {
            summaries[at] = found;
            context.Memory.Keep(Summaries, state.Notes[at].Note.Source.Path, [state.Notes[at].Runs], found);
        }

        return summaries!;
    }

    private static (string, ImmutableSortedSet<string>) NamesOf(NoteBuild build) =>
        (
            build.Note.Address.Path,
            build
                .Runs.SelectMany(r => r.Symbols)
                .Select(s => s.DocumentationId)
                .OfType<string>()
                .ToImmutableSortedSet(StringComparer.Ordinal)
        );

    private static NoteBuild Render(
        NoteBuild build,
        ImmutableDictionary<string, string> summaries,
        BuildState state,
        WorkMemory memory
    ) =>
        build with
        {
            Rendered = memory.Of(
                Rendered,
                build.Note.Source.Path,
                [
                    build.Document,
                    build.Runs,
                    build.Verdict,
                    build.Typeset,
                    build.References,
                    summaries,
                    state.Bibliography,
                ],
                () => RenderNow(build, summaries, state)
            ),
        };

    private static RenderedNote RenderNow(
        NoteBuild build,
        ImmutableDictionary<string, string> summaries,
        BuildState state
    )
    {
        var results = build.Verdict is { } verdict
            ? build.Runs.Zip(verdict.Verdicts, (r, v) => new CellResult(r, v))
            : [];
        var context = new RenderContext
        {
            Typeset = build.Typeset,
            Cells = [.. results],
            Summaries = summaries,
            References = build.References,
            Bibliography = state.Bibliography,
        };
        return NoteRenderer.Render(build.Document!, context);
    }
}
