namespace MlMath.Engine.Backends;

/// <summary>A flat run of numbers that belongs to one backend: host memory now, a device buffer one day.</summary>
public abstract class Storage(int length)
{
    public int Length { get; } = length;

    /// <summary>Copies numbers out, as doubles so that no backend loses digits.</summary>
    public abstract void Read(int start, Span<double> destination);

    /// <summary>Copies numbers in, rounding to the backend's own format.</summary>
    public abstract void Write(int start, ReadOnlySpan<double> source);

    /// <summary>Copies numbers out as float32.</summary>
    public abstract void Read(int start, Span<float> destination);

    /// <summary>Copies float32 numbers in.</summary>
    public abstract void Write(int start, ReadOnlySpan<float> source);
}
