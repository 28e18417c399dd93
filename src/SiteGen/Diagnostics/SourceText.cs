using System.Text;

namespace MlMath.SiteGen.Diagnostics;

/// <summary>One file of the author's, decoded, with its line starts. Offsets count UTF-16 units after any BOM.</summary>
public sealed class SourceText
{
    private readonly int[] _lineStarts;

    /// <param name="path">Path as an author would type it: relative to the working folder, `/` between parts.</param>
    /// <param name="text">The whole file, front matter included, line ends as they stand.</param>
    /// <param name="hasBom">Whether the file began with a UTF-8 byte order mark (not part of <paramref name="text"/>).</param>
    public SourceText(string path, string text, bool hasBom = false)
    {
        Path = path;
        Text = text;
        HasBom = hasBom;
        _lineStarts = FindLineStarts(text);
    }

    public string Path { get; }

    public string Text { get; }

    public bool HasBom { get; }

    public int LineCount => _lineStarts.Length;

    /// <summary>Decodes UTF-8 strictly.</summary>
    /// <exception cref="DecoderFallbackException">The bytes are not UTF-8.</exception>
    public static SourceText FromUtf8(string path, ReadOnlySpan<byte> bytes)
    {
        var bom = bytes is [0xEF, 0xBB, 0xBF, ..];
        var strict = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
        return new SourceText(path, strict.GetString(bom ? bytes[3..] : bytes), bom);
    }

    /// <summary>One-based line and column of an offset; an offset past the end is the end.</summary>
    public (int Line, int Column) LineColumn(int offset)
    {
        offset = Math.Clamp(offset, 0, Text.Length);
        var index = Array.BinarySearch(_lineStarts, offset);
        var line = index >= 0 ? index : ~index - 1;
        return (line + 1, offset - _lineStarts[line] + 1);
    }

    /// <summary>Offset of the first character of a one-based line.</summary>
    public int LineStart(int line) => _lineStarts[line - 1];

    /// <summary>A one-based line without its line end.</summary>
    public string LineText(int line)
    {
        var start = LineStart(line);
        var end = line < _lineStarts.Length ? _lineStarts[line] : Text.Length;
        return Text[start..end].TrimEnd('\r', '\n');
    }

    public SourceSpan Span(int start, int length) => new(this, start, length);

    private static int[] FindLineStarts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            var isCrLf = text[i] == '\r' && i + 1 < text.Length && text[i + 1] == '\n';
            if (text[i] == '\n' || (text[i] == '\r' && !isCrLf))
            {
                starts.Add(i + 1);
            }
        }

        return [.. starts];
    }
}
