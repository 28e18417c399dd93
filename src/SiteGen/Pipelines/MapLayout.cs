using System.Collections.Immutable;
using MlMath.SiteGen.Curriculum.Tables;
using MlMath.SiteGen.Pages.Views;

namespace MlMath.SiteGen.Pipelines;

/// <summary>Where each note stands on the maps of prerequisites.</summary>
public sealed class MapLayout
{
    // CSS pixels. Lanes are as far apart as a finger needs.
    private const double PartHeight = 46;
    private const double ModuleHeight = 24;
    private const double LaneHeight = 26;
    private const double Gap = 8;

    private readonly NoteGraph _graph;
    private readonly SiteViews _views;
    private readonly ImmutableArray<PlannedNote> _planned;
    private readonly Dictionary<string, MapNote> _notes;

    public MapLayout(CurriculumTables tables, SiteViews views)
    {
        _graph = new NoteGraph(tables);
        _views = views;
        _planned = [.. tables.Notes.DistinctBy(n => n.Address.Reference)];
        var after = _graph.Notes.ToDictionary(n => n, _graph.AllAfter, StringComparer.Ordinal);
        var before = after
            .Values.SelectMany(a => a)
            .CountBy(n => n, StringComparer.Ordinal)
            .ToDictionary(StringComparer.Ordinal);
        _notes = _planned
            .Select(
                (n, i) =>
                    (
                        n.Address.Reference,
                        Note: new MapNote(
                            i,
                            views.LinkTo(n.Address.Reference),
                            $"map/{n.Address.Part}/",
                            $"{n.Address.Module}.{n.Address.Slug}",
                            before.GetValueOrDefault(n.Address.Reference),
                            after[n.Address.Reference].Count
                        )
                    )
            )
            .ToDictionary(n => n.Reference, n => n.Note, StringComparer.Ordinal);
    }

    public MapView Whole(PageHead head)
    {
        var y = 0.0;
        var at = new Dictionary<string, (int Depth, double Y)>(StringComparer.Ordinal);
        var parts = ImmutableArray.CreateBuilder<MapPart>();
        foreach (var part in _planned.GroupBy(n => n.Address.Part))
        {
            y += PartHeight;
            var title = y - Gap;
            var modules = ImmutableArray.CreateBuilder<MapModule>();
            foreach (var module in part.GroupBy(n => n.Address.Module))
            {
                y += ModuleHeight;
                var dots = DotsOf([.. module.Select(n => n.Address.Reference)], y);
                foreach (var (reference, dot) in dots)
                {
                    at[reference] = (dot.Depth, dot.Y);
                }

                modules.Add(new MapModule(ModuleLink(module.First()), y - Gap, [.. dots.Select(d => d.Dot)]));
                y = dots.Max(d => d.Dot.Y) + LaneHeight / 2 + Gap;
            }

            parts.Add(
                new MapPart(new PageLink(part.First().PartTitle, $"map/{part.Key}/"), title, modules.ToImmutable())
            );
        }

        var edges = _graph.Notes.SelectMany(to =>
            _graph
                .NeedsOf(to)
                .Where(at.ContainsKey)
                .Select(from => new MapEdge(
                    _notes[from].Number,
                    _notes[to].Number,
                    at[from].Depth,
                    at[from].Y,
                    at[to].Depth,
                    at[to].Y
                ))
        );
        var depths = at.Values.Select(p => p.Depth + 1).DefaultIfEmpty(1).Max();
        return new MapView(head, depths, (int)Math.Ceiling(y), parts.ToImmutable(), [.. edges]);
    }

    /// <param name="part">Its slug.</param>
    public PartMapView Part(PageHead head, string part)
    {
        var rows = new Dictionary<string, int>(StringComparer.Ordinal);
        var modules = ImmutableArray.CreateBuilder<PartMapModule>();
        var row = 0;
        foreach (var module in _planned.Where(n => n.Address.Part == part).GroupBy(n => n.Address.Module))
        {
            row++;
            foreach (var note in module)
            {
                rows[note.Address.Reference] = row++;
            }

            modules.Add(
                new PartMapModule(
                    module.Key,
                    ModuleLink(module.First()),
                    [
                        .. module.Select(n => new PartMapNote(
                            _notes[n.Address.Reference],
                            [
                                .. _graph
                                    .NeedsOf(n.Address.Reference)
                                    .Where(o => _notes[o].PartAddress != $"map/{part}/")
                                    .Select(_views.LinkTo),
                            ]
                        )),
                    ]
                )
            );
        }

        var arcs = rows.Keys.SelectMany(to =>
            _graph
                .NeedsOf(to)
                .Where(rows.ContainsKey)
                .Select(from => new MapArc(_notes[from].Number, _notes[to].Number, rows[from], rows[to]))
        );
        return new PartMapView(head, modules.ToImmutable(), row, [.. arcs]);
    }

    // Notes of equal depth stand in lanes below each other.
    private List<(string Reference, MapDot Dot)> DotsOf(ImmutableArray<string> references, double top) =>
        [
            .. references
                .GroupBy(_graph.DepthOf)
                .SelectMany(depth =>
                    depth.Select(
                        (reference, lane) =>
                            (reference, new MapDot(_notes[reference], depth.Key, top + (lane + 0.5) * LaneHeight))
                    )
                )
                .OrderBy(d => _notes[d.reference].Number),
        ];

    private PageLink ModuleLink(PlannedNote note)
    {
        var module = _views.Site.Parts.SelectMany(p => p.Modules).First(m => m.Title == note.ModuleTitle);
        return new PageLink(module.Title, module.HasPage ? module.Address : null);
    }
}
