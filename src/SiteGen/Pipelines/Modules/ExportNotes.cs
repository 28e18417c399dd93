using System.Collections.Immutable;
using System.Text.Json;
using MlMath.SiteGen.Cache;
using MlMath.SiteGen.Diagnostics;
using MlMath.SiteGen.Exports;
using MlMath.SiteGen.Markdown.Rendering;
using MlMath.SiteGen.Snippets;
using MlMath.SiteGen.Snippets.Expectations;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Makes of each note what a reader can take home: one C# file and a notebook.</summary>
/// <param name="whenAsked">
/// Makes a file when a reader takes it, as a preview does: checking a program costs more than all else of a save.
/// </param>
public sealed class ExportNotes(bool whenAsked = false) : IModule
{
    private const string Kind = "exports";

    public string Name => "Writing downloads";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var prelude = Prelude.Read(context.Options.Snippets, new DiagnosticBag(), context.Memory);
        var check = new ProgramCheck();
        var exports = new (NoteBuild Build, ImmutableArray<SiteFile> Files)[state.Notes.Length];
        Parallel.For(
            0,
            exports.Length,
            new ParallelOptions { CancellationToken = stop, MaxDegreeOfParallelism = context.Options.Jobs },
            i => exports[i] = Of(state.Notes[i])
        );
        return Task.FromResult(
            state with
            {
                Notes = [.. exports.Select(e => e.Build)],
                Files = [.. state.Files, .. exports.SelectMany(e => e.Files)],
            }
        );

        (NoteBuild Build, ImmutableArray<SiteFile> Files) Of(NoteBuild build)
        {
            if (!CanBeTaken(build))
            {
                return (build, []);
            }

            return whenAsked
                ? Offer(build, state, prelude, check, context)
                : Export(build, state, prelude, check, context);
        }
    }

    private static bool CanBeTaken(NoteBuild build) =>
        build is { Kind: PageKind.Note, Selected: true, Document: { Snippets.IsEmpty: false } document }
        && document.Snippets.Zip(build.Runs).All(p => SnippetChecker.CodeIsRight(p.First, p.Second));

    private static (NoteBuild Build, ImmutableArray<SiteFile> Files) Offer(
        NoteBuild build,
        BuildState state,
        MappedCode prelude,
        ProgramCheck check,
        BuildContext context
    )
    {
        var made = new Lazy<ImmutableArray<SiteFile>>(() => Export(build, state, prelude, check, context).Item2);
        var files = new[] { "cs", "ipynb" }
            .Select(ending => $"{build.Note.Address.Path}/{build.Note.Address.Slug}.{ending}")
            .Select(path =>
                SiteFile.Made(path, () => made.Value.FirstOrDefault(f => f.Path == path)?.Content ?? default)
            )
            .ToImmutableArray();
        return (build with { Downloads = [.. files.Select(f => f.Path)] }, files);
    }

    private static (NoteBuild, ImmutableArray<SiteFile>) Export(
        NoteBuild build,
        BuildState state,
        MappedCode prelude,
        ProgramCheck check,
        BuildContext context
    )
    {
        var document = build.Document!;
        var address = build.Note.Address;
        var note = new ExportedNote(
            address.Slug,
            build.Note.FrontMatter.Title,
            document,
            build.Note.BodyStart,
            $"{Path.GetFileName(Path.GetFullPath(context.Options.Input))}/{address.Part}/{address.Module}"
        )
        {
            Data = [.. build.Note.FrontMatter.Data],
            Cells = [.. build.Runs.Zip(build.Verdict!.Verdicts, (r, v) => new CellResult(r, v))],
            Prelude = prelude,
            Seed = context.Options.Seed,
            References = build.References,
            Bibliography = state.Bibliography,
            Typeset = build.Typeset,
        };
        var silent = new HashSet<int>();
        var program = ProgramExport.Of(note, silent);
        ProgramError? error;
        while (
            (error = FirstError(note, program, check, context)) is { IsPrintedVoid: true }
            && silent.Add(program.CellAt(error.Start))
        )
        {
            program = ProgramExport.Of(note, silent);
        }

        var files = ImmutableArray.CreateBuilder<SiteFile>();
        if (error is null)
        {
            files.Add(SiteFile.Text($"{address.Path}/{address.Slug}.cs", program.Text));
        }
        else
        {
            var cell = document.Snippets[program.CellAt(error.Start)];
            context.Diagnostics.Add(ExportDiagnostics.NoProgram(cell.FenceSpan, error.Id, error.Message));
        }

        files.Add(new SiteFile($"{address.Path}/{address.Slug}.ipynb", NotebookExport.Of(note, silent)));
        return (build with { Downloads = [.. files.Select(f => f.Path)] }, files.ToImmutable());
    }

    private static ProgramError? FirstError(
        ExportedNote note,
        ExportedProgram program,
        ProgramCheck check,
        BuildContext context
    )
    {
        var key = new CacheKey(
            Kind,
            $"{note.Name}.cs",
            [("program", program.Text), .. context.Workshop.Environment.Parts]
        );
        if (context.Workshop.Cache.TryGet(key) is { } known)
        {
            return JsonSerializer.Deserialize<ProgramError?>(known);
        }

        var error = check.FirstError(program.Text);
        context.Workshop.Cache.Put(key, JsonSerializer.SerializeToUtf8Bytes(error));
        return error;
    }
}
