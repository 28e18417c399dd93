using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Parses every note's markdown.</summary>
public sealed class ParseNotes : IModule
{
    private const string BibliographyFile = "_bibliography.yaml";

    public string Name => "Parsing";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var bibliography = ReadBibliography(context);
        var parsed = new NoteBuild[state.Notes.Length];
        Parallel.For(
            0,
            parsed.Length,
            new ParallelOptions { CancellationToken = stop },
            i => parsed[i] = Parse(state.Notes[i], bibliography, context)
        );
        return Task.FromResult(state with { Bibliography = bibliography, Notes = [.. parsed] });
    }

    private static NoteBuild Parse(NoteBuild build, Bibliography bibliography, BuildContext context)
    {
        var folder = NoteFiles.FolderOf(context.Options, build.Note);
        // A note that the command is not about is parsed only for what others refer to.
        var diagnostics = build.Selected ? context.Diagnostics : new DiagnosticBag();
        var options = new ParseOptions
        {
            Bibliography = bibliography,
            ImageExists = image => File.Exists(Path.Combine(folder, image)),
            ReadListing = path => ReadListing(context.Options.Snippets, path, diagnostics),
        };
        return build with
        {
            Document = NoteParser.Parse(build.Note.Source, build.Note.BodyStart, diagnostics, options),
        };
    }

    private static Bibliography ReadBibliography(BuildContext context)
    {
        var file = Path.Combine(context.Options.Input, BibliographyFile);
        return File.Exists(file)
            ? Bibliography.Load(NoteFiles.Read(file, SiteOptions.Shown(file), context.Diagnostics), context.Diagnostics)
            : Bibliography.Empty;
    }

    private static SourceText? ReadListing(string snippets, string path, DiagnosticBag diagnostics)
    {
        var file = Path.Combine(snippets, path);
        return File.Exists(file) ? NoteFiles.Read(file, SiteOptions.Shown(file), diagnostics) : null;
    }
}
