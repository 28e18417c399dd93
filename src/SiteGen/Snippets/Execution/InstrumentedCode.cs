using System.Collections.Immutable;
using System.Text;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Text put into the author's code. Insertions at one place stand in the order of <paramref name="Rank"/>.</summary>
internal sealed record Insertion(int Position, int Rank, string Text);

/// <summary>
/// The author's code with insertions, which still knows where each character comes from. No insertion holds a line end,
/// so lines are the author's.
/// </summary>
internal sealed class InstrumentedCode
{
    private readonly ImmutableArray<Insertion> _insertions;
    private readonly int[] _starts;

    public InstrumentedCode(string original, IEnumerable<Insertion> insertions)
    {
        Original = original;
        _insertions = [.. insertions.OrderBy(i => i.Position).ThenBy(i => i.Rank)];
        _starts = new int[_insertions.Length];
        var text = new StringBuilder(original.Length + 64);
        var from = 0;
        for (var i = 0; i < _insertions.Length; i++)
        {
            text.Append(original, from, _insertions[i].Position - from);
            from = _insertions[i].Position;
            _starts[i] = text.Length;
            text.Append(_insertions[i].Text);
        }

        Text = text.Append(original, from, original.Length - from).ToString();
    }

    public string Original { get; }

    public string Text { get; }

    /// <summary>Offset in the author's code; a place inside an insertion belongs to where it was put.</summary>
    public int ToOriginal(int offset)
    {
        var inserted = 0;
        for (var i = 0; i < _insertions.Length && _starts[i] <= offset; i++)
        {
            if (offset < _starts[i] + _insertions[i].Text.Length)
            {
                return _insertions[i].Position;
            }

            inserted += _insertions[i].Text.Length;
        }

        return Math.Clamp(offset - inserted, 0, Original.Length);
    }

    public bool IsInserted(int offset)
    {
        for (var i = 0; i < _insertions.Length && _starts[i] <= offset; i++)
        {
            if (offset < _starts[i] + _insertions[i].Text.Length)
            {
                return true;
            }
        }

        return false;
    }
}
