using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Turns the curriculum into what pages show of it: the tree of parts, modules and notes, and the links between.</summary>
public sealed class SiteViews
{
    private const string Name = "MlMath";

    private readonly CurriculumModel _curriculum;
    private readonly ImmutableArray<NoteEntry> _reading;
    private readonly Dictionary<string, NoteEntry> _byReference;

    /// <param name="minutes">Reading time of a written note.</param>
    /// <param name="links">What every page links to besides.</param>
    /// <param name="url">Where the site will stand, ending in `/`; null where that is not known.</param>
    /// <param name="hasDays">Whether it is known when the notes changed.</param>
    public SiteViews(CurriculumModel curriculum, Func<Note, int> minutes, SiteLinks links, Uri? url, bool hasDays)
    {
        _curriculum = curriculum;
        _byReference = curriculum.Notes.ToDictionary(
            n => n.Address.Reference,
            n => new NoteEntry(
                n.FrontMatter.Title,
                $"{n.Address.Path}/",
                n.FrontMatter.Summary,
                n.FrontMatter.Level,
                minutes(n)
            ),
            StringComparer.Ordinal
        );
        _reading = [.. curriculum.Notes.Select(n => _byReference[n.Address.Reference])];
        Site = new SiteView(
            curriculum.Home?.FrontMatter.Title is { Length: > 0 } && curriculum.Tables.Notes.IsEmpty
                ? curriculum.Home.FrontMatter.Title
                : Name,
            BuildParts()
        )
        {
            Links = links,
            Url = url,
            HasFeed = url is not null && hasDays,
        };
    }

    /// <summary>The views of a site whose notes have been parsed.</summary>
    public static SiteViews Of(BuildState state)
    {
        var minutes = state.Notes.ToDictionary(n => n.Note.Source.Path, n => n.Minutes, StringComparer.Ordinal);
        return new SiteViews(
            state.Curriculum,
            note => minutes[note.Source.Path],
            SiteNavigation.Of(state),
            state.Url,
            hasDays: state.History.Latest is not null
        );
    }

    public SiteView Site { get; }

    /// <summary>The first three notes in reading order that need nothing but each other.</summary>
    public ImmutableArray<NoteEntry> Start
    {
        get
        {
            var chosen = new List<string>();
            foreach (var note in _curriculum.Notes)
            {
                if (chosen.Count < 3 && _curriculum.PrerequisitesOf(note.Address).All(chosen.Contains))
                {
                    chosen.Add(note.Address.Reference);
                }
            }

            return [.. chosen.Select(n => _byReference[n])];
        }
    }

    public PartEntry PartOf(string slug) => Site.Parts.First(p => p.Address == $"{slug}/");

    public ModuleEntry ModuleOf(Module module) =>
        PartOf(module.Part).Modules.First(m => m.Address == $"{module.Path}/");

    public ImmutableArray<PageLink> PrerequisitesOf(NoteAddress note) =>
        [.. _curriculum.PrerequisitesOf(note).Select(LinkTo)];

    public ImmutableArray<PageLink> UnlockedBy(NoteAddress note) => [.. _curriculum.UnlockedBy(note).Select(LinkTo)];

    /// <summary>The notes before and after in reading order, null at the ends.</summary>
    public (PageLink? Previous, PageLink? Next) Neighbours(NoteAddress note)
    {
        var at = _reading.IndexOf(_byReference[note.Reference]);
        return (
            at > 0 ? new PageLink(_reading[at - 1].Title, _reading[at - 1].Address) : null,
            at + 1 < _reading.Length ? new PageLink(_reading[at + 1].Title, _reading[at + 1].Address) : null
        );
    }

    /// <summary>The modules before and after in reading order, null at the ends.</summary>
    public (PageLink? Previous, PageLink? Next) Neighbours(Module module)
    {
        var modules = Site.Parts.SelectMany(p => p.Modules).Where(m => m.HasPage).ToImmutableArray();
        var at = modules.IndexOf(ModuleOf(module));
        return (
            at > 0 ? new PageLink(modules[at - 1].Title, modules[at - 1].Address) : null,
            at + 1 < modules.Length ? new PageLink(modules[at + 1].Title, modules[at + 1].Address) : null
        );
    }

    /// <summary>A written note by `module/note`; null while it is not written.</summary>
    public NoteEntry? NoteOf(string reference) => _byReference.GetValueOrDefault(reference);

    /// <summary>A link to a note by `module/note`; without an address while it is not written.</summary>
    public PageLink LinkTo(string reference) =>
        _byReference.TryGetValue(reference, out var entry)
            ? new PageLink(entry.Title, entry.Address)
            : new PageLink(_curriculum.Tables.Find(reference)?.Title ?? reference, null);

    // Planned parts and modules appear too, in the tables' order; without tables, what exists is all there is.
    private ImmutableArray<PartEntry> BuildParts()
    {
        var planned = _curriculum.Tables.Notes;
        if (planned.IsEmpty)
        {
            return
            [
                .. _curriculum.Parts.Select(p =>
                    BuildPart(p.Slug, p.Title, p.Modules.Select(m => (m.Slug, m.Title, m.Notes.Length)))
                ),
            ];
        }

        return
        [
            .. planned
                .GroupBy(n => n.Address.Part)
                .Select(part =>
                    BuildPart(
                        part.Key,
                        part.First().PartTitle,
                        part.GroupBy(n => n.Address.Module).Select(m => (m.Key, m.First().ModuleTitle, m.Count()))
                    )
                ),
        ];
    }

    private PartEntry BuildPart(
        string slug,
        string title,
        IEnumerable<(string Slug, string Title, int Planned)> modules
    )
    {
        var part = _curriculum.Parts.FirstOrDefault(p => p.Slug == slug);
        return new PartEntry(
            title,
            $"{slug}/",
            [.. modules.Select(m => BuildModule(part, slug, m.Slug, m.Title, m.Planned))]
        )
        {
            Summary = part?.Index?.FrontMatter.Summary,
        };
    }

    private ModuleEntry BuildModule(Part? part, string partSlug, string slug, string title, int planned)
    {
        var module = part?.Modules.FirstOrDefault(m => m.Slug == slug);
        var notes = module?.Notes.Select(n => _byReference[n.Address.Reference]) ?? [];
        return new ModuleEntry(title, $"{partSlug}/{slug}/", [.. notes], planned)
        {
            Summary = module?.Index?.FrontMatter.Summary,
        };
    }
}
