namespace MlMath.Engine.Backends;

/// <summary>float32 in host memory, pinned, starting on a 64-byte boundary (one cache line, one 512-bit vector).</summary>
public sealed unsafe class FloatStorage : Storage
{
    private readonly float[] numbers;
    private readonly int offset;

    public FloatStorage(int length)
        : base(length)
    {
        numbers = GC.AllocateArray<float>(length + 16, pinned: true);
        fixed (float* first = numbers)
        {
            offset = (int)((64 - ((nuint)first & 63)) & 63) / sizeof(float);
        }
    }

    public Span<float> Span => numbers.AsSpan(offset, Length);

    public override void Read(int start, Span<double> destination)
    {
        var source = Span.Slice(start, destination.Length);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = source[i];
        }
    }

    public override void Write(int start, ReadOnlySpan<double> source)
    {
        var destination = Span.Slice(start, source.Length);
        for (var i = 0; i < source.Length; i++)
        {
            destination[i] = (float)source[i];
        }
    }

    public override void Read(int start, Span<float> destination) =>
        Span.Slice(start, destination.Length).CopyTo(destination);

    public override void Write(int start, ReadOnlySpan<float> source) => source.CopyTo(Span[start..]);
}
