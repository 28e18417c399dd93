using System.Collections.Immutable;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Holds each note against the topics and labs that the tables ask of it.</summary>
public sealed class CheckCoverage : IModule
{
    public string Name => "Checking topics and labs";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        foreach (var note in state.Notes.Where(n => n.Selected))
        {
            var missing = context.Memory.Of(
                "coverage checked",
                note.Note.Source.Path,
                [note.Document, state.Curriculum.Tables],
                () => Coverage.MissingIn(note, state.Curriculum).ToImmutableArray()
            );
            context.Diagnostics.AddRange(missing);
        }

        return Task.FromResult(state);
    }
}
