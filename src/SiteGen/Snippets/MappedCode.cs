using System.Collections.Immutable;
using MlMath.SiteGen.Diagnostics;

namespace MlMath.SiteGen.Snippets;

/// <summary>
/// Text taken out of a file line by line (indentation of lists and quote marks removed), which still knows where each
/// character stood. Line ends in <see cref="Text"/> are LF whatever the file has.
/// </summary>
public sealed class MappedCode
{
    private readonly ImmutableArray<int> _fileStarts;
    private readonly int[] _lineStarts;

    /// <param name="source">The file that the text stands in: the note, or the listing named by `file=`.</param>
    /// <param name="lines">Each line's text and the offset of its first character in <paramref name="source"/>.</param>
    public MappedCode(SourceText source, IEnumerable<(string Text, int FileStart)> lines)
    {
        Source = source;
        var all = lines.ToList();
        Text = string.Join('\n', all.Select(l => l.Text));
        _fileStarts = [.. all.Select(l => l.FileStart)];
        _lineStarts = new int[Math.Max(1, all.Count)];
        for (var i = 1; i < all.Count; i++)
        {
            _lineStarts[i] = _lineStarts[i - 1] + all[i - 1].Text.Length + 1;
        }
    }

    public SourceText Source { get; }

    public string Text { get; }

    /// <summary>The whole of a file.</summary>
    public static MappedCode Whole(SourceText source) =>
        new(source, Enumerable.Range(1, source.LineCount).Select(l => (source.LineText(l), source.LineStart(l))));

    /// <summary>Offset in the file of an offset in <see cref="Text"/>.</summary>
    public int ToFile(int offset)
    {
        if (_fileStarts.IsEmpty)
        {
            return 0;
        }

        offset = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return Math.Min(_fileStarts[line] + offset - _lineStarts[line], Source.Text.Length);
    }

    /// <summary>The stretch of the file that a stretch of <see cref="Text"/> came from.</summary>
    public SourceSpan Span(int start, int length)
    {
        var from = ToFile(start);
        return Source.Span(from, Math.Max(0, ToFile(start + length) - from));
    }
}
