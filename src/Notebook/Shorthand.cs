using MathNet.Numerics.LinearAlgebra;

namespace MlMath.Notebook;

/// <summary>Short words for cells, in scope everywhere by `using static`.</summary>
public static class Shorthand
{
    /// <summary>A vector from its entries: `Vec(1, 2, 3)`.</summary>
    public static Vector<double> Vec(params double[] entries) => Vector<double>.Build.DenseOfArray(entries);

    /// <summary>A vector from any numbers.</summary>
    public static Vector<double> Vec(IEnumerable<double> entries) => Vector<double>.Build.DenseOfEnumerable(entries);

    /// <summary>A matrix from its rows: `Mat([1, 2], [3, 4])`.</summary>
    /// <exception cref="ArgumentException">The rows differ in length.</exception>
    public static Matrix<double> Mat(params double[][] rows)
    {
        for (var i = 1; i < rows.Length; i++)
        {
            if (rows[i].Length != rows[0].Length)
            {
                throw new ArgumentException(
                    $"row {i} has {rows[i].Length} entries but row 0 has {rows[0].Length}: a matrix has equal rows"
                );
            }
        }

        return Matrix<double>.Build.DenseOfRowArrays(rows);
    }

    /// <summary>A matrix from a two-dimensional array.</summary>
    public static Matrix<double> Mat(double[,] entries) => Matrix<double>.Build.DenseOfArray(entries);

    /// <summary>A matrix from its columns.</summary>
    public static Matrix<double> Columns(params Vector<double>[] columns) =>
        Matrix<double>.Build.DenseOfColumnVectors(columns);

    /// <summary>The n × n identity.</summary>
    public static Matrix<double> Identity(int n) => Matrix<double>.Build.DenseIdentity(n);

    /// <summary>The matrix with these numbers on its diagonal and 0 elsewhere.</summary>
    public static Matrix<double> Diagonal(params double[] entries) =>
        Matrix<double>.Build.DenseOfDiagonalArray(entries);

    /// <summary>Evenly spaced numbers, both ends included.</summary>
    public static double[] Linspace(double from, double to, int count) =>
        count < 2
            ? throw new ArgumentException($"{count} points cannot include both {from} and {to}")
            : [.. Enumerable.Range(0, count).Select(i => i == count - 1 ? to : from + (to - from) * i / (count - 1))];

    /// <summary>Numbers with a constant ratio, both ends included.</summary>
    public static double[] Geomspace(double from, double to, int count) =>
        from <= 0 || to <= 0
            ? throw new ArgumentException($"a constant ratio leads from {from} to {to} only if both are positive")
            :
            [
                .. Linspace(Math.Log10(from), Math.Log10(to), count)
                    .Select(
                        (e, i) =>
                            i == 0 ? from
                            : i == count - 1 ? to
                            : Math.Pow(10, e)
                    ),
            ];
}
