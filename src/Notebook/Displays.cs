using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using MlMath.Engine.Tensors;

namespace MlMath.Notebook;

/// <summary>How the value of a cell appears: as a display, or as text.</summary>
public static class Displays
{
    /// <summary>More elements than this are cut short in text.</summary>
    private const int LongestList = 1000;

    /// <summary>The display of a figure, table, matrix, vector or tensor; null for what is shown as text.</summary>
    public static Display? TryOf(object? value) =>
        value switch
        {
            Display display => display,
            IDisplayable displayable => displayable.ToDisplay(),
            Matrix<double> matrix => MatrixDisplay.Of(matrix.ToArray()),
            Matrix<float> matrix => MatrixDisplay.Of(MatrixDisplay.Doubles(matrix.ToArray(), x => (double)x)),
            Vector<double> vector => MatrixDisplay.OfColumn(vector.ToArray()),
            Vector<float> vector => MatrixDisplay.OfColumn([.. vector.Select(x => (double)x)]),
            double[,] matrix => MatrixDisplay.Of(matrix),
            float[,] matrix => MatrixDisplay.Of(MatrixDisplay.Doubles(matrix, x => (double)x)),
            Tensor { Shape.Rank: > 0 } tensor when tensor.Shape.Count > 0 => TensorDisplay.Of(tensor),
            int[,] matrix => MatrixDisplay.Of(MatrixDisplay.Doubles(matrix, x => (double)x)),
            double[] row when row.Length is > 0 and <= MatrixDisplay.LargestTypeset => MatrixDisplay.OfTuple(row),
            _ => null,
        };

    /// <summary>
    /// The value as text, alike on every machine: `0.1`, `true`, `[1, 2, 3]`, `[[1, 2], [3, 4]]`, `(1, 2)`, `null`. Strings
    /// are as they are; numbers carry all their digits.
    /// </summary>
    public static string Text(object? value)
    {
        var text = new StringBuilder();
        Append(text, value);
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string s:
                text.Append(s);
                break;
            case bool b:
                text.Append(b ? "true" : "false");
                break;
            case double d:
                text.Append(Numerals.RoundTrip(d));
                break;
            case float f:
                text.Append(f == 0 ? "0" : f.ToString("R", CultureInfo.InvariantCulture));
                break;
            case System.Numerics.Complex c:
                text.Append(Numerals.RoundTrip(c.Real)).Append(c.Imaginary < 0 ? " - " : " + ");
                text.Append(Numerals.RoundTrip(Math.Abs(c.Imaginary))).Append('i');
                break;
            case Display display:
                text.Append(Text(display));
                break;
            case IDisplayable displayable:
                text.Append(Text(displayable.ToDisplay()));
                break;
            case Matrix<double> matrix:
                Append(text, matrix.ToArray());
                break;
            case Matrix<float> matrix:
                Append(text, matrix.ToArray());
                break;
            case Matrix<System.Numerics.Complex> matrix:
                Append(text, matrix.ToArray());
                break;
            case Array { Rank: 2 } grid:
                AppendGrid(text, grid);
                break;
            case ITuple tuple:
                AppendList(text, Enumerable.Range(0, tuple.Length).Select(i => tuple[i]), '(', ')');
                break;
            case IEnumerable items:
                AppendList(text, items, '[', ']');
                break;
            case IFormattable formattable:
                text.Append(formattable.ToString(null, CultureInfo.InvariantCulture));
                break;
            default:
                text.Append(value);
                break;
        }
    }

    private static string Text(Display display) =>
        display switch
        {
            FigureDisplay figure => figure.Record,
            TableDisplay table => TableText.Of(table),
            MathDisplay math => math.Text,
            _ => throw new InvalidOperationException($"a {display.GetType().Name} has no text"),
        };

    private static void AppendList(StringBuilder text, IEnumerable items, char open, char close)
    {
        text.Append(open);
        var count = 0;
        foreach (var item in items)
        {
            if (count > 0)
            {
                text.Append(", ");
            }

            if (count++ == LongestList)
            {
                text.Append("...");
                break;
            }

            Append(text, item);
        }

        text.Append(close);
    }

    private static void AppendGrid(StringBuilder text, Array grid)
    {
        var rows = Enumerable.Range(0, grid.GetLength(0));
        var columns = Enumerable.Range(0, grid.GetLength(1));
        AppendList(text, rows.Select(r => columns.Select(c => grid.GetValue(r, c))), '[', ']');
    }
}
