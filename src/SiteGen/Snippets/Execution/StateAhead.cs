namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// The state before a cell that its author has just edited, built once more by running the cells before it from a clean
/// state: the next edit of that cell need not wait for them.
/// </summary>
/// <param name="chain">The request that it was built for.</param>
/// <param name="from">The first cell of the state.</param>
/// <param name="next">The first cell that has not run in it.</param>
/// <param name="folder">Where its cells work.</param>
internal sealed class StateAhead(ChainRequest chain, int from, int next, string folder, CellState state) : IDisposable
{
    public int Next => next;

    public string Folder => folder;

    public CellState State => state;

    /// <summary>Whether replaying <paramref name="other"/> from a clean state would come through this very state.</summary>
    public bool Serves(ChainRequest other) =>
        other.First == 0
        && other.Prelude == chain.Prelude
        && other.Seed == chain.Seed
        && other.Limits == chain.Limits
        && next <= other.FirstWanted
        && from == other.StateFrom(other.FirstWanted)
        && other.Cells[from..next].SequenceEqual(chain.Cells[from..next])
        && other.Data.Count == chain.Data.Count
        && other.Data.All(d =>
            chain.Data.TryGetValue(d.Key, out var content) && content.AsSpan().SequenceEqual(d.Value)
        );

    public void Dispose()
    {
        state.Dispose();
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
