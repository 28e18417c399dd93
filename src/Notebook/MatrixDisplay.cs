using System.Globalization;
using System.Text;

namespace MlMath.Notebook;

/// <summary>
/// Matrices and vectors as typeset mathematics with one readable number of decimals, or, when they are large, as heat maps.
/// The text form has the digits that the reader sees, so that rounding noise is no part of a note's checked output.
/// </summary>
internal static class MatrixDisplay
{
    /// <summary>Most rows and most columns that are typeset.</summary>
    public const int LargestTypeset = 12;

    private const int SignificantDigits = 4;

    /// <param name="values">Any shape; more than 12 rows or columns become a heat map.</param>
    public static Display Of(double[,] values)
    {
        var (rows, columns) = (values.GetLength(0), values.GetLength(1));
        if (rows > LargestTypeset || columns > LargestTypeset)
        {
            return Large(values, $"{rows} × {columns} matrix");
        }

        var (cells, power) = Format([.. values.Cast<double>()]);
        var lines = Enumerable.Range(0, rows).Select(r => cells[(r * columns)..((r + 1) * columns)]).ToArray();
        var tex = Scaled(power, Matrix(lines.Select(l => string.Join(" & ", l.Select(TexNumber)))));
        return new MathDisplay(tex, Brackets(lines.Select(l => Brackets(l.Select(c => TextNumber(c, power))))));
    }

    public static Display OfColumn(double[] values)
    {
        if (values.Length > LargestTypeset)
        {
            var row = new double[1, values.Length];
            Buffer.BlockCopy(values, 0, row, 0, values.Length * sizeof(double));
            return Large(row, $"vector of {values.Length} entries");
        }

        var (cells, power) = Format(values);
        return new MathDisplay(
            Scaled(power, Matrix(cells.Select(TexNumber))),
            Brackets(cells.Select(c => TextNumber(c, power)))
        );
    }

    /// <summary>A row of numbers in round brackets.</summary>
    public static Display OfTuple(double[] values)
    {
        var (cells, power) = Format(values);
        return new MathDisplay(
            Scaled(power, @"\left(" + string.Join(@",\; ", cells.Select(TexNumber)) + @"\right)"),
            Brackets(cells.Select(c => TextNumber(c, power)))
        );
    }

    /// <summary>A heat map whose caption and alternative text are the shape and the range of values.</summary>
    public static Display Large(double[,] values, string what, int? decimals = null)
    {
        var flat = values.Cast<double>().ToArray();
        var text = flat.Length == 0 ? what : $"{what}, values from {Signed(flat.Min())} to {Signed(flat.Max())}";
        return Plot.HeatMap(values, decimals: decimals).Caption(text).Alt(text).ToDisplay();

        static string Signed(double value) => Numerals.Short(value).Replace('-', '−');
    }

    public static double[,] Doubles<T>(T[,] values, Func<T, double> convert)
    {
        var result = new double[values.GetLength(0), values.GetLength(1)];
        for (var r = 0; r < result.GetLength(0); r++)
        {
            for (var c = 0; c < result.GetLength(1); c++)
            {
                result[r, c] = convert(values[r, c]);
            }
        }

        return result;
    }

    /// <summary>
    /// All numbers with one number of decimals, so that the largest keeps four significant digits; exact integers stay
    /// integers; very large and very small ones share a power of ten, which stands before the matrix.
    /// </summary>
    private static (string[] Cells, int Power) Format(double[] values)
    {
        var largest = Numerals.Largest(values);
        var magnitude = largest == 0 ? 0 : (int)Math.Floor(Math.Log10(largest));
        var whole = values.All(v => Math.Abs(v) < 1e9 && v == Math.Floor(v));
        var power = !whole && magnitude is < -3 or > 5 ? magnitude : 0;
        var scale = Math.Pow(10, -power);
        var decimals = whole ? 0 : Math.Clamp(SignificantDigits - 1 - (magnitude - power), 2, 6);
        var rounded = values.Select(v => double.IsFinite(v) ? Math.Round(v * scale, decimals) + 0.0 : v).ToArray();
        while (decimals > 0 && rounded.All(v => !double.IsFinite(v) || Math.Round(v, decimals - 1) == v))
        {
            decimals--;
        }

        var format = "F" + decimals.ToString(CultureInfo.InvariantCulture);
        return (
            [
                .. rounded.Select(v =>
                    v == 0 ? "0"
                    : double.IsFinite(v) ? v.ToString(format, CultureInfo.InvariantCulture)
                    : Numerals.RoundTrip(v)
                ),
            ],
            power
        );
    }

    private static string TexNumber(string cell) =>
        cell switch
        {
            "NaN" => @"\text{NaN}",
            "Infinity" => @"\infty",
            "-Infinity" => @"-\infty",
            _ => cell,
        };

    private static string TextNumber(string cell, int power) =>
        power == 0 || cell == "0" || !char.IsAsciiDigit(cell[^1])
            ? cell
            : cell + "E" + power.ToString(CultureInfo.InvariantCulture);

    private static string Matrix(IEnumerable<string> rows) =>
        @"\begin{bmatrix} " + string.Join(@" \\ ", rows) + @" \end{bmatrix}";

    private static string Scaled(int power, string tex) =>
        power == 0 ? tex : $"10^{{{power.ToString(CultureInfo.InvariantCulture)}}} {tex}";

    private static string Brackets(IEnumerable<string> items) =>
        new StringBuilder("[").AppendJoin(", ", items).Append(']').ToString();
}
