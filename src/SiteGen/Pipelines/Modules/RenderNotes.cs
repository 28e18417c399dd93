using System.Collections.Immutable;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets.Documentation;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Turns each note into HTML, and takes along the images that it shows.</summary>
public sealed class RenderNotes : IModule
{
    public string Name => "Rendering";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var rendered = new NoteBuild[state.Notes.Length];
        var summaries = ApiDocs.BesideProgram.Read([.. state.Notes.Select(NamesOf)], context.Workshop.Cache);
        Parallel.For(
            0,
            rendered.Length,
            new ParallelOptions { CancellationToken = stop },
            i => rendered[i] = Render(state.Notes[i], summaries[i], state)
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
            .Select(i => new SiteFile(i.Path, File.ReadAllBytes(i.File)));
        return Task.FromResult(state with { Notes = [.. rendered], Files = [.. state.Files, .. images] });
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

    private static NoteBuild Render(NoteBuild build, ImmutableDictionary<string, string> summaries, BuildState state)
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
        return build with { Rendered = NoteRenderer.Render(build.Document!, context) };
    }
}
