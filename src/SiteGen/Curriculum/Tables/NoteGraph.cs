using System.Collections.Frozen;
using System.Collections.Immutable;

namespace MlMath.SiteGen.Curriculum.Tables;

/// <summary>The notes of the plan with what each needs first, and the questions that pages ask of that graph.</summary>
public sealed class NoteGraph
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> _needs;
    private readonly ILookup<string, string> _unlocks;
    private readonly Dictionary<string, int> _depths = new(StringComparer.Ordinal);

    public NoteGraph(CurriculumTables tables)
    {
        Notes = [.. tables.Notes.Select(n => n.Address.Reference).Distinct(StringComparer.Ordinal)];
        _needs = Notes.ToFrozenDictionary(
            n => n,
            n => tables.Prerequisites.TryGetValue(n, out var needs) ? needs : [],
            StringComparer.Ordinal
        );
        _unlocks = Notes
            .SelectMany(n => _needs[n].Select(need => (Need: need, Note: n)))
            .ToLookup(e => e.Need, e => e.Note, StringComparer.Ordinal);
        MeasureDepths();
    }

    /// <summary>By `module/note`, in the order of the table.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>Direct prerequisites.</summary>
    public ImmutableArray<string> NeedsOf(string note) => _needs.GetValueOrDefault(note, []);

    /// <summary>Notes that have it as a direct prerequisite, in the order of the table.</summary>
    public IEnumerable<string> UnlockedBy(string note) => _unlocks[note];

    /// <summary>Notes on the longest chain of prerequisites before it: 0 for a note that needs none.</summary>
    public int DepthOf(string note) => _depths[note];

    /// <summary>Every note that needs it, in any number of steps.</summary>
    public ImmutableHashSet<string> AllAfter(string note)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<string>([note]);
        while (open.TryPop(out var next))
        {
            foreach (var later in _unlocks[next].Where(found.Add))
            {
                open.Push(later);
            }
        }

        found.Remove(note);
        return found.ToImmutableHashSet(StringComparer.Ordinal);
    }

    // Kahn (1962): a note is measured once all that it needs is. What stands on a cycle, which is an error that has been
    // told, is never free; it comes after what it needs as far as that was measured.
    private void MeasureDepths()
    {
        var waiting = Notes.ToDictionary(n => n, n => _needs[n].Count(_needs.ContainsKey), StringComparer.Ordinal);
        var free = new Queue<string>(Notes.Where(n => waiting[n] == 0));
        while (free.TryDequeue(out var note))
        {
            _depths[note] = After(note);
            foreach (var later in _unlocks[note].Where(l => --waiting[l] == 0))
            {
                free.Enqueue(later);
            }
        }

        foreach (var note in Notes.Where(n => !_depths.ContainsKey(n)))
        {
            _depths[note] = After(note);
        }
    }

    private int After(string note) =>
        _needs[note].Where(_depths.ContainsKey).Select(n => _depths[n] + 1).DefaultIfEmpty(0).Max();
}
