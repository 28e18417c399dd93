namespace MlMath.Engine.Backends;

/// <summary>float64 in host memory: what the reference backend computes in, so that its rounding is out of sight.</summary>
public sealed class DoubleStorage(int length) : Storage(length)
{
    private readonly double[] numbers = new double[length];

    public Span<double> Span => numbers;

    public override void Read(int start, Span<double> destination) =>
        numbers.AsSpan(start, destination.Length).CopyTo(destination);

    public override void Write(int start, ReadOnlySpan<double> source) => source.CopyTo(numbers.AsSpan(start));

    public override void Read(int start, Span<float> destination)
    {
        for (var i = 0; i < destination.Length; i++)
        {
            destination[i] = (float)numbers[start + i];
        }
    }

    public override void Write(int start, ReadOnlySpan<float> source)
    {
        for (var i = 0; i < source.Length; i++)
        {
            numbers[start + i] = source[i];
        }
    }
}
