using MlMath.SiteGen.Markdown.References;
using MlMath.SiteGen.Pages;

namespace MlMath.SiteGen.Pipelines.Modules;

/// <summary>Finds what the cross-references name, in every note at once.</summary>
public sealed class ResolveReferences : IModule
{
    public string Name => "Resolving references";

    public Task<BuildState> RunAsync(BuildState state, BuildContext context, CancellationToken stop)
    {
        var linkable = state.Notes.Select(n => (Build: n, Target: Linkable(n))).ToList();
        var written = linkable.Select(l => l.Target.Reference).ToHashSet(StringComparer.Ordinal);
        var planned = state
            .Curriculum.Tables.Notes.Where(n => !written.Contains(n.Address.Reference))
            .Select(n => new LinkableNote(n.Address.Reference, $"{n.Address.Path}/", n.Title, null));
        var resolver = new ReferenceResolver(linkable.Select(l => l.Target).Concat(planned), RelativeAddress.Between);
        foreach (var note in state.Notes.Where(n => n is { Selected: true, Document: not null }))
        {
            CaptionReferences.Check(note.Document!, note.Runs, state.Bibliography, context.Diagnostics);
        }

        var notes = linkable.Select(l =>
            l.Build is { Selected: true, Document: not null }
                ? l.Build with
                {
                    References = context.Memory.Settled(
                        "references resolved",
                        l.Build.Note.Source.Path,
                        resolver.Resolve(l.Target, context.Diagnostics),
                        static (before, now) => before.SequenceEqual(now)
                    ),
                }
                : l.Build
        );
        return Task.FromResult(state with { Notes = [.. notes] });
    }

    private static LinkableNote Linkable(NoteBuild build) =>
        new(build.Reference, PageAddress.Of(build), build.Note.FrontMatter.Title, build.Document);
}
