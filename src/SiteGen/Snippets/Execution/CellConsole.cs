using System.Text;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// The console of all cells. What is written goes to the output of the cell whose code, task or thread writes: the
/// execution context says which, so a thread left behind by one cell cannot print into another.
/// </summary>
internal sealed class CellConsole : TextWriter
{
    private readonly AsyncLocal<CellOutput?> _current = new();

    public override Encoding Encoding => Encoding.UTF8;

    public override string NewLine => "\n";

    /// <summary>The output of the cell that is asking; null outside any cell.</summary>
    public CellOutput? Current
    {
        get => _current.Value;
        set => _current.Value = value;
    }

    public override void Write(char value) => Current?.Write([value]);

    public override void Write(string? value) => Current?.Write(value);

    public override void Write(char[] buffer, int index, int count) => Current?.Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer) => Current?.Write(buffer);

    public override void WriteLine(string? value) => Current?.Write(value + "\n");
}
