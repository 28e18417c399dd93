using MathNet.Numerics.LinearAlgebra;

namespace MlMath.Notebook;

/// <summary>
/// Random numbers that are the same on every machine for ever: xoshiro256** (Blackman and Vigna, 2021, “Scrambled linear
/// pseudorandom number generators”, ACM TOMS 47:36), its state filled from the seed by SplitMix64.
/// </summary>
public sealed class Rng
{
    private readonly ulong[] state = new ulong[4];
    private double? spare;

    /// <summary>Equal seeds give equal numbers.</summary>
    public Rng(int seed)
        : this(unchecked((ulong)seed)) { }

    private Rng(ulong seed)
    {
        for (var i = 0; i < state.Length; i++)
        {
            seed += 0x9E3779B97F4A7C15;
            var mixed = (seed ^ (seed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            state[i] = mixed ^ (mixed >> 31);
        }
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        var result = System.Numerics.BitOperations.RotateLeft(state[1] * 5, 7) * 9;
        var shifted = state[1] << 17;
        state[2] ^= state[0];
        state[3] ^= state[1];
        state[1] ^= state[2];
        state[0] ^= state[3];
        state[2] ^= shifted;
        state[3] = System.Numerics.BitOperations.RotateLeft(state[3], 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [from, to).</summary>
    public double Uniform(double from = 0, double to = 1) => from + (to - from) * NextDouble();

    /// <summary>A whole number from 0 to below − 1, each alike probable.</summary>
    public int Integer(int below) => Integer(0, below);

    /// <summary>A whole number from <paramref name="from"/> to <paramref name="below"/> − 1, each alike probable.</summary>
    /// <exception cref="ArgumentException">There is no such number.</exception>
    public int Integer(int from, int below)
    {
        if (from >= below)
        {
            throw new ArgumentException($"there is no whole number from {from} to below {below}");
        }

        var range = (ulong)((long)below - from);
        // Bits beyond the last whole multiple of the range are thrown again: no remainder is favoured.
        var limit = ulong.MaxValue - ulong.MaxValue % range;
        ulong bits;
        do
        {
            bits = NextBits();
        } while (bits >= limit);

        return (int)(from + (long)(bits % range));
    }

    /// <summary>True with probability p.</summary>
    public bool Bernoulli(double p = 0.5) => NextDouble() < p;

    /// <summary>A normal number, by Marsaglia's polar method (1964) with a logarithm that is alike on every machine.</summary>
    public double Normal(double mean = 0, double deviation = 1)
    {
        if (spare is { } kept)
        {
            spare = null;
            return mean + deviation * kept;
        }

        double u,
            v,
            s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        } while (s is >= 1 or 0);

        var factor = Math.Sqrt(-2 * PortableLog.Of(s) / s);
        spare = v * factor;
        return mean + deviation * u * factor;
    }

    /// <summary>A waiting time with the given rate; its mean is 1/rate.</summary>
    public double Exponential(double rate = 1) => -PortableLog.Of(1 - NextDouble()) / rate;

    /// <summary>An index, with probability proportional to its weight.</summary>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public int Index(params ReadOnlySpan<double> weights)
    {
        var total = 0.0;
        for (var i = 0; i < weights.Length; i++)
        {
            if (!double.IsFinite(weights[i]) || weights[i] < 0)
            {
                throw new ArgumentException($"weight {i} is {weights[i]}, which is no weight");
            }

            total += weights[i];
        }

        if (total <= 0)
        {
            throw new ArgumentException($"the {weights.Length} weights sum to {total}, so nothing can be chosen");
        }

        var left = NextDouble() * total;
        var chosen = 0;
        for (var i = 0; i < weights.Length; i++)
        {
            // Rounding may leave a little at the end: the last index with a weight takes it.
            if (weights[i] > 0)
            {
                chosen = i;
                left -= weights[i];
                if (left < 0)
                {
                    break;
                }
            }
        }

        return chosen;
    }

    /// <summary>One of the items, each alike probable.</summary>
    public T Choice<T>(IReadOnlyList<T> items) => items[Integer(items.Count)];

    /// <summary>Puts the items into a random order, in place (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var i = items.Length - 1; i > 0; i--)
        {
            var j = Integer(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    /// <summary>The items in a random order, in a new array.</summary>
    public T[] Shuffled<T>(IEnumerable<T> items)
    {
        var copy = items.ToArray();
        Shuffle<T>(copy);
        return copy;
    }

    /// <summary>0 to n − 1 in a random order.</summary>
    public int[] Permutation(int n) => Shuffled(Enumerable.Range(0, n));

    /// <summary>Independent normal numbers.</summary>
    public double[] Normals(int count, double mean = 0, double deviation = 1) =>
        Fill(count, () => Normal(mean, deviation));

    /// <summary>Independent uniform numbers.</summary>
    public double[] Uniforms(int count, double from = 0, double to = 1) => Fill(count, () => Uniform(from, to));

    /// <summary>A vector of independent normal numbers.</summary>
    public Vector<double> NormalVector(int count, double mean = 0, double deviation = 1) =>
        Vector<double>.Build.DenseOfArray(Normals(count, mean, deviation));

    /// <summary>A vector of independent uniform numbers.</summary>
    public Vector<double> UniformVector(int count, double from = 0, double to = 1) =>
        Vector<double>.Build.DenseOfArray(Uniforms(count, from, to));

    /// <summary>A vector of length 1 in a direction that is uniform on the sphere.</summary>
    public Vector<double> UnitVector(int count) => NormalVector(count).Normalize(2);

    /// <summary>A matrix of independent normal numbers, filled row by row.</summary>
    public Matrix<double> NormalMatrix(int rows, int columns, double mean = 0, double deviation = 1) =>
        Matrix<double>.Build.DenseOfRowMajor(rows, columns, Normals(rows * columns, mean, deviation));

    /// <summary>A matrix of independent uniform numbers, filled row by row.</summary>
    public Matrix<double> UniformMatrix(int rows, int columns, double from = 0, double to = 1) =>
        Matrix<double>.Build.DenseOfRowMajor(rows, columns, Uniforms(rows * columns, from, to));

    /// <summary>A symmetric matrix: (G + Gᵀ)/2 for a G of independent normal numbers.</summary>
    public Matrix<double> SymmetricMatrix(int n)
    {
        var g = NormalMatrix(n, n);
        return (g + g.Transpose()) / 2;
    }

    /// <summary>A generator of its own, seeded from this one.</summary>
    public Rng Split() => new(NextBits());

    private static double[] Fill(int count, Func<double> next)
    {
        var values = new double[count];
        for (var i = 0; i < count; i++)
        {
            values[i] = next();
        }

        return values;
    }
}
