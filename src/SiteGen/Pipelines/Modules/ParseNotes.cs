using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Markdown;
using MlMath.SiteGen.Markdown.Citations;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Parses every note's markdown.</summary>
public sealed class ParseNotes : IModule
{
    /// <summary>A note that was parsed, in the counts of the memory.</summary>
    public const string Parsed = "note parsed";

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
        var note = build.Note;
        var folder = NoteFiles.FolderOf(context.Options, note);
        var parsed = context.Memory.Of(
            Parsed,
            note.Source.Path,
            [note.Source, bibliography],
            () =>
            {
                var surroundings = new Surroundings(context.Options.Snippets, folder, context.Memory);
                var options = new ParseOptions
                {
                    Bibliography = bibliography,
                    ImageExists = surroundings.ImageExists,
                    ReadListing = surroundings.ReadListing,
                };
                var document = NoteParser.Parse(note.Source, note.BodyStart, surroundings.Diagnostics, options);
                return (Document: document, Surroundings: surroundings);
            },
            before => before.Surroundings.AreUnchanged()
        );
        // A note that the command is not about is parsed only for what others refer to.
        if (build.Selected)
        {
            context.Diagnostics.AddRange(parsed.Surroundings.Diagnostics.ToSorted());
        }

        return build with
        {
            Document = parsed.Document,
        };
    }

    private static Bibliography ReadBibliography(BuildContext context)
    {
        var file = Path.Combine(context.Options.Input, BibliographyFile);
        if (!File.Exists(file))
        {
            return Bibliography.Empty;
        }

        var source = NoteFiles.Read(file, SiteOptions.Shown(file), context.Diagnostics, context.Memory);
        var (read, found) = context.Memory.Of(
            "bibliography read",
            source.Path,
            [source],
            () =>
            {
                var own = new DiagnosticBag();
                return (Bibliography.Load(source, own), own.ToSorted());
            }
        );
        context.Diagnostics.AddRange(found);
        return read;
    }

    /// <summary>What parsing a note asked of the files around it, to ask again whether the answers still hold.</summary>
    private sealed class Surroundings(string snippets, string folder, WorkMemory memory)
    {
        private readonly Dictionary<string, bool> _images = new(StringComparer.Ordinal);
        private readonly Dictionary<string, SourceText?> _listings = new(StringComparer.Ordinal);

        public DiagnosticBag Diagnostics { get; } = new();

        public bool ImageExists(string image) => _images[image] = Exists(image);

        public SourceText? ReadListing(string path) => _listings[path] = Listing(path, Diagnostics);

        public bool AreUnchanged() =>
            _images.All(i => Exists(i.Key) == i.Value)
            && _listings.All(l => ReferenceEquals(Listing(l.Key, new DiagnosticBag()), l.Value));

        private bool Exists(string image) => File.Exists(Path.Combine(folder, image));

        private SourceText? Listing(string path, DiagnosticBag diagnostics)
        {
            var file = Path.Combine(snippets, path);
            return File.Exists(file) ? NoteFiles.Read(file, SiteOptions.Shown(file), diagnostics, memory) : null;
        }
    }
}
