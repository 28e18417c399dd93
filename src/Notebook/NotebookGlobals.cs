using System.ComponentModel;
using System.Data.Common;

namespace MlMath.Notebook;

/// <summary>What a cell finds by name without asking: each public member here is a word of its language.</summary>
/// <param name="show">Takes what a cell shows.</param>
/// <param name="record">Takes the values behind `// =>`, each with the number of its place.</param>
/// <param name="db">Opens the note's database at its first use.</param>
/// <param name="seed">Seeds every generator of the build.</param>
public sealed class NotebookGlobals(Action<object?> show, Action<int, object?> record, Func<DbConnection> db, int seed)
{
    /// <summary>The note's own in-memory SQLite database, shared with its SQL cells. Opened at its first use.</summary>
    public DbConnection Db => db();

    /// <summary>The seed of the build, for generators of a cell's own.</summary>
    public int Seed => seed;

    /// <summary>Shows a figure, a table, a matrix or a tensor here, as if it were the cell's last expression.</summary>
    public void Show(object? value) => show(value);

    /// <summary>Where `// =>` stands behind an expression, that expression is passed through here.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public T RecordedValue<T>(int place, T value)
    {
        record(place, value);
        return value;
    }

    /// <summary>The same for an expression without a type of its own, such as `null`.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public object? RecordedValue(int place, object? value)
    {
        record(place, value);
        return value;
    }
}
