using System.Collections.Immutable;
using System.Text;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>Thrown into a cell that prints or shows more than it may.</summary>
public sealed class OutputLimitException(string message) : Exception(message);

/// <summary>
/// What one run of one cell prints, shows and records, in order. Closed when the cell ends: a thread that it left
/// behind writes nowhere.
/// </summary>
internal sealed class CellOutput(SnippetLimits limits, ImmutableArray<ValuePlace> places, int firstPlace)
{
    private readonly Lock _lock = new();
    private readonly List<SnippetOutput> _items = [];
    private readonly StringBuilder _text = new();
    private readonly List<string>[] _values = [.. places.Select(_ => new List<string>())];
    private int _characters;
    private int _lines;
    private int _shown;
    private bool _closed;
    private string? _exceeded;

    /// <summary>What was too much; also set when the cell swallowed the exception.</summary>
    public string? Exceeded
    {
        get
        {
            lock (_lock)
            {
                return _exceeded;
            }
        }
    }

    public void Write(ReadOnlySpan<char> text)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            _characters += text.Length;
            _lines += text.Count('\n');
            if (_characters > limits.OutputCharacters)
            {
                Stop($"the cell printed more than {limits.OutputCharacters} characters");
            }

            if (_lines > limits.OutputLines)
            {
                Stop($"the cell printed more than {limits.OutputLines} lines");
            }

            _text.Append(text);
        }
    }

    /// <summary>A figure, a table or a matrix becomes a display; anything else is printed.</summary>
    public void Show(object? value)
    {
        if (Displays.TryOf(value) is { } display)
        {
            Add(display);
        }
        else
        {
            Write(Displays.Text(value) + "\n");
        }
    }

    public void Add(Display display)
    {
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            if (++_shown > limits.OutputItems)
            {
                Stop($"the cell showed more than {limits.OutputItems} displays");
            }

            EndText();
            _items.Add(new(null, display));
        }
    }

    /// <summary>A row of a query's result counts as a line.</summary>
    public void CountRow()
    {
        lock (_lock)
        {
            if (++_lines > limits.OutputLines)
            {
                Stop($"the cell selected more than {limits.OutputLines} rows");
            }
        }
    }

    /// <param name="place">Numbered through the chain: a place of another cell is none of ours.</param>
    public void Record(int place, object? value)
    {
        var index = place - firstPlace;
        if (index < 0 || index >= places.Length)
        {
            return;
        }

        var text = Displays.Text(value);
        lock (_lock)
        {
            if (_closed)
            {
                return;
            }

            if (_values[index].Count >= limits.OutputItems)
            {
                Stop($"one `// =>` was reached more than {limits.OutputItems} times");
            }

            _values[index].Add(text);
        }

        if (places[index].ShowsDisplay && Displays.TryOf(value) is { } display)
        {
            Add(display);
        }
    }

    public void Close()
    {
        lock (_lock)
        {
            EndText();
            _closed = true;
        }
    }

    /// <summary>After <see cref="Close"/>.</summary>
    public ImmutableArray<SnippetOutput> Items => [.. _items];

    /// <summary>After <see cref="Close"/>.</summary>
    public ImmutableArray<ValueReport> Values =>
        [.. places.Select((p, i) => new ValueReport(p.Start, p.Length, p.Expected, [.. _values[i]]))];

    private void EndText()
    {
        if (_text.Length > 0)
        {
            _items.Add(new(_text.ToString(), null));
            _text.Clear();
        }
    }

    private void Stop(string what)
    {
        _exceeded ??= what;
        throw new OutputLimitException(what);
    }
}
