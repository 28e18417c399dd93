using MlMath.SiteGen.Markdown.Rendering;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Turns each note into HTML, and takes along the images that it shows.</summary>
public sealed class RenderNotes : IModule
{
    public string Name => "Rendering";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var rendered = new NoteBuild[state.Notes.Length];
        Parallel.For(
            0,
            rendered.Length,
            new ParallelOptions { CancellationToken = stop },
            i => rendered[i] = Render(state.Notes[i], state)
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

    private static NoteBuild Render(NoteBuild build, BuildState state)
    {
        var results = build.Verdict is { } verdict
            ? build.Runs.Zip(verdict.Verdicts, (r, v) => new CellResult(r, v))
            : [];
        var context = new RenderContext
        {
            Typeset = build.Typeset,
            Cells = [.. results],
            References = build.References,
            Bibliography = state.Bibliography,
        };
        return build with { Rendered = NoteRenderer.Render(build.Document!, context) };
    }
}
