using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Reads the folder of notes and its tables.</summary>
public sealed class ReadNotes : IModule
{
    public string Name => "Reading notes";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var options = context.Options;
        var curriculum = new CurriculumReader(
            options.Input,
            SiteOptions.Shown(options.Input),
            context.Diagnostics,
            context.Memory
        ).Read();
        var notes = ImmutableArray.CreateBuilder<NoteBuild>();
        AddIndex(curriculum.Home);
        foreach (var part in curriculum.Parts)
        {
            AddIndex(part.Index);
            foreach (var module in part.Modules)
            {
                AddIndex(module.Index);
                notes.AddRange(module.Notes.Select(n => new NoteBuild(n, PageKind.Note)));
            }
        }

        notes.AddRange(curriculum.Pages.Select(p => new NoteBuild(p, PageKind.Plain)));
        var chosen = notes.Select(n => n with { Selected = NoteSelection.Contains(options, n.Note) });
        return Task.FromResult(state with { Curriculum = curriculum, Notes = [.. chosen], Url = options.SiteUrl });

        void AddIndex(Note? index)
        {
            if (index is not null)
            {
                notes.Add(new NoteBuild(index, PageKind.Index));
            }
        }
    }
}
