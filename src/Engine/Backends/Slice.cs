namespace MlMath.Engine.Backends;

/// <summary>A stretch of a storage: what primitives read and write.</summary>
public readonly record struct Slice(Storage Storage, int Start, int Length)
{
    /// <summary>A part of this slice.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The part does not lie inside.</exception>
    public Slice Part(int start, int length)
    {
        if (start < 0 || length < 0 || start + length > Length)
        {
            throw new ArgumentOutOfRangeException(
                nameof(start),
                $"part [{start}, {start + length}) of a slice of {Length}"
            );
        }

        return new Slice(Storage, Start + start, length);
    }

    public float[] ToFloats()
    {
        var result = new float[Length];
        Storage.Read(Start, result.AsSpan());
        return result;
    }

    public double[] ToDoubles()
    {
        var result = new double[Length];
        Storage.Read(Start, result.AsSpan());
        return result;
    }

    /// <summary>Copies <paramref name="source"/> to the front of the slice.</summary>
    public void Write(ReadOnlySpan<double> source) => Storage.Write(Start, source);

    /// <summary>Copies <paramref name="source"/> to the front of the slice.</summary>
    public void Write(ReadOnlySpan<float> source) => Storage.Write(Start, source);
}
