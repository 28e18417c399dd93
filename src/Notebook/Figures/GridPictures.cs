using MathNet.Numerics.LinearAlgebra;

namespace MlMath.Notebook;

/// <summary>Points of circles and grids, for pictures of maps of the plane.</summary>
internal static class GridPictures
{
    public static IEnumerable<(double X, double Y)> Circle(double x, double y, double radius)
    {
        for (var i = 0; i < 120; i++)
        {
            var (sin, cos) = Math.SinCos(i * Math.PI / 60);
            yield return (x + radius * cos, y + radius * sin);
        }
    }

    /// <exception cref="ArgumentException">The matrix is not 2 × 2.</exception>
    public static Func<(double X, double Y), (double X, double Y)> Map(Matrix<double> a) =>
        a is { RowCount: 2, ColumnCount: 2 }
            ? p => (a[0, 0] * p.X + a[0, 1] * p.Y, a[1, 0] * p.X + a[1, 1] * p.Y)
            : throw new ArgumentException($"a {a.RowCount} × {a.ColumnCount} matrix does not map the plane to itself");

    /// <summary>The images of the lines x = k and y = k, with NaN between one line and the next.</summary>
    public static IEnumerable<(double X, double Y)> Lines(Func<double, double, (double X, double Y)> map, int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, 20);
        const int PerUnit = 4;
        for (var k = -size; k <= size; k++)
        {
            for (var t = -size * PerUnit; t <= size * PerUnit; t++)
            {
                yield return map(k, (double)t / PerUnit);
            }

            yield return (double.NaN, double.NaN);
            for (var t = -size * PerUnit; t <= size * PerUnit; t++)
            {
                yield return map((double)t / PerUnit, k);
            }

            yield return (double.NaN, double.NaN);
        }
    }
}
