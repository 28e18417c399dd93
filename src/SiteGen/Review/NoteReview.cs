using System.Collections.Immutable;
using MlMath.SiteGen.Snippets;

namespace MlMath.SiteGen.Review;

/// <summary>What a note says otherwise than in another version, cell by cell.</summary>
/// <param name="Path">The note's file.</param>
/// <param name="Cells">Those with a change, in the order of the note, cells that are gone last.</param>
public sealed record NoteReview(string Path, ImmutableArray<CellReview> Cells)
{
    /// <param name="before">Null for a new note.</param>
    /// <param name="now">Null for a note that is gone.</param>
    /// <param name="around">What changed around all notes, in words: the prelude, the libraries.</param>
    public static NoteReview Between(NoteVersion? before, NoteVersion? now, ImmutableArray<string> around)
    {
        var path = (now ?? before)!.Build.Note.Source.Path;
        var pairs = CellPairing.Pair(before?.Snippets ?? [], now?.Snippets ?? []);
        var through = new Through(before, now, pairs, around);
        var cells = ImmutableArray.CreateBuilder<CellReview>();
        for (var i = 0; i < pairs.Length; i++)
        {
            var old = pairs[i] < 0 ? null : before!.Snippets[pairs[i]];
            var said = old is null ? [] : before!.Stated[old.Index];
            cells.Add(new(old, now!.Snippets[i], CellReview.Compare(said, now.Stated[i]), through.Of(i)));
        }

        for (var j = 0; j < (before?.Snippets.Length ?? 0); j++)
        {
            if (!pairs.Contains(j))
            {
                cells.Add(new(before!.Snippets[j], null, CellReview.Compare(before.Stated[j], []), []));
            }
        }

        return new(path, [.. cells.Where(c => !c.Changes.IsEmpty)]);
    }

    /// <summary>Names what a cell depends on and that is not what it was.</summary>
    private sealed class Through(
        NoteVersion? before,
        NoteVersion? now,
        ImmutableArray<int> pairs,
        ImmutableArray<string> around
    )
    {
        public ImmutableArray<string> Of(int cell)
        {
            if (pairs[cell] < 0)
            {
                return [];
            }

            var earlier = now!.Dependencies.Before(cell);
            ImmutableArray<string> own =
            [
                .. Changed(cell) ? [Name(now.Snippets[cell])] : Array.Empty<string>(),
                .. earlier.Where(Changed).Select(e => $"cell {e + 1} at line {now.Snippets[e].FenceSpan.Line}"),
                .. before!
                    .Dependencies.Before(pairs[cell])
                    .Where(e => !pairs.Contains(e))
                    .Select(e => $"the former cell {e + 1}"),
                .. ChangedData().Where(name => earlier.Append(cell).Any(c => Mentions(c, name))),
            ];
            // What changed around all notes may have reached this one; it is told where nothing nearer explains it.
            return own.IsEmpty ? around : own;
        }

        private bool Changed(int cell) => pairs[cell] < 0 || CodeOf(now!, cell) != CodeOf(before!, pairs[cell]);

        // A value that the author rewrote is no change of what the cell does.
        private static string CodeOf(NoteVersion version, int cell)
        {
            var snippet = version.Snippets[cell];
            var lines = snippet.Code.Text.Split('\n').Select(l => l.Split("// =>")[0].TrimEnd());
            return $"{snippet.Mode} {snippet.Reset} {snippet.Slider}\n{string.Join('\n', lines)}";
        }

        private string Name(Snippet snippet) =>
            snippet.Code.Source == now!.Build.Note.Source ? "its code" : $"its listing {snippet.Code.Source.Path}";

        private IEnumerable<string> ChangedData() =>
            now!.Data.Where(d => before!.Data.GetValueOrDefault(d.Key) != d.Value).Select(d => d.Key);

        private bool Mentions(int cell, string name) =>
            now!.Snippets[cell].Code.Text.Contains(name, StringComparison.Ordinal);
    }
}
