namespace MlMath.SiteGen.Diagnostics;

/// <summary>A stretch of a file. Always inside it: out-of-range values are a programmer's mistake.</summary>
public readonly record struct SourceSpan
{
    /// <exception cref="ArgumentOutOfRangeException">The stretch is not inside the file.</exception>
    public SourceSpan(SourceText source, int start, int length)
    {
        if (start < 0 || length < 0 || start + length > source.Text.Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"span {start}+{length} is outside {source.Path}, which has {source.Text.Length} characters"
            );
        }

        Source = source;
        Start = start;
        Length = length;
    }

    public SourceText Source { get; }

    public int Start { get; }

    public int Length { get; }

    public int End => Start + Length;

    public int Line => Source.LineColumn(Start).Line;

    public int Column => Source.LineColumn(Start).Column;

    public string Text => Source.Text.Substring(Start, Length);

    public override string ToString() => $"{Source.Path}:{Line}:{Column}";
}
