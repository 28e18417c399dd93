namespace MlMath.Engine.Backends;

/// <summary>Visits a box of indices in row-major order and keeps two strided positions in step.</summary>
internal struct StridedWalk
{
    private const int MaxRank = 8;
    private readonly int[] dimensions;
    private readonly int[] first;
    private readonly int[] second;
    private Counters index;

    /// <exception cref="ArgumentException">More than eight axes.</exception>
    public StridedWalk(int[] dimensions, int[] first, int[] second)
    {
        if (dimensions.Length > MaxRank)
        {
            throw new ArgumentException($"{dimensions.Length} axes; at most {MaxRank} can be walked");
        }

        (this.dimensions, this.first, this.second) = (dimensions, first, second);
        Count = 1;
        foreach (var dimension in dimensions)
        {
            Count *= dimension;
        }
    }

    public int Count { get; }

    public int First { get; private set; }

    public int Second { get; private set; }

    public void Next()
    {
        for (var axis = dimensions.Length - 1; axis >= 0; axis--)
        {
            First += first[axis];
            Second += second[axis];
            if (++index[axis] < dimensions[axis])
            {
                return;
            }

            First -= first[axis] * dimensions[axis];
            Second -= second[axis] * dimensions[axis];
            index[axis] = 0;
        }
    }

    [System.Runtime.CompilerServices.InlineArray(MaxRank)]
    private struct Counters
    {
        private int first;
    }
}
