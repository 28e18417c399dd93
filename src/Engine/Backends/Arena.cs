namespace MlMath.Engine.Backends;

/// <summary>Hands out slices by moving a mark forward, and takes all of them back at once. Pages double in size.</summary>
public sealed class Arena(IBackend backend)
{
    private const int FirstPage = 1 << 12;
    private const int LargestPage = 1 << 22;

    private readonly List<Storage> pages = [];
    private int page;
    private int mark;

    /// <summary>An uninitialised slice that starts on a multiple of 16 numbers.</summary>
    public Slice Take(int length)
    {
        while (page < pages.Count && mark + length > pages[page].Length)
        {
            page++;
            mark = 0;
        }

        if (page == pages.Count)
        {
            var next = Math.Min(LargestPage, FirstPage << Math.Min(page, 16));
            pages.Add(backend.Allocate(Math.Max(next, length)));
        }

        var slice = new Slice(pages[page], mark, length);
        mark = (mark + length + 15) & ~15;
        return slice;
    }

    /// <summary>All slices are free again; no memory is given back.</summary>
    public void Reset() => (page, mark) = (0, 0);
}
