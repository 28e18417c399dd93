using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;
using MathNet.Numerics.LinearAlgebra;
using MlMath.Engine.Autodiff;
using MlMath.Engine.Tensors;
using MlMath.Notebook;

namespace MlMath.SiteGen.Snippets.Execution;

/// <summary>
/// A variable's value in a line, for a reader who points at its name: numbers to six digits, long lists cut, a matrix by
/// its shape and first entries. No code of the cells is called, so that asking changes nothing, ends, and cannot fail.
/// </summary>
internal static class BriefValue
{
    private const int Digits = 6;

    // A float32 has seven, and the last is mostly rounding.
    private const int FloatDigits = 5;
    private const int LongestText = 120;
    private const int LongestString = 60;
    private const int MostItems = 8;
    private const int MostRows = 3;
    private const int Deepest = 3;

    // More entries than this are not looked at: only their number is told.
    private const int MostRead = 1_000_000;

    // Smaller than this a number is mostly what rounding left over, and that differs between processors.
    private const double Noise = 1e-13;

    private const BindingFlags Hidden = BindingFlags.Instance | BindingFlags.NonPublic | BindingFlags.Public;

    /// <returns>Null for what has no value to show: a function, a figure, a sequence that would have to be run.</returns>
    public static string? Of(object? value)
    {
        var text = new StringBuilder();
        return Append(text, value, 0) && !NamesThisMachine(text.ToString()) ? Cut(text.ToString()) : null;
    }

    private static bool Append(StringBuilder text, object? value, int depth)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                return true;
            case IDisplayable or Display:
                return false;
            case string s:
                text.Append('"').Append(Line(s.Length > LongestString ? s[..LongestString] + "…" : s)).Append('"');
                return true;
            case char c:
                text.Append('\'').Append(Line(c.ToString())).Append('\'');
                return true;
            case bool b:
                text.Append(b ? "true" : "false");
                return true;
            case double d:
                text.Append(Number(d));
                return true;
            case float f:
                text.Append(Number(f, FloatDigits));
                return true;
            case Half h:
                text.Append(Number((double)h));
                return true;
            case System.Numerics.Complex c:
                text.Append(Number(c.Real)).Append(c.Imaginary < 0 ? " − " : " + ");
                text.Append(Number(Math.Abs(c.Imaginary))).Append('i');
                return true;
            case Enum or decimal or System.Numerics.BigInteger or Shape:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                return true;
            case IConvertible integer when value.GetType().IsPrimitive:
                text.Append(integer.ToString(CultureInfo.InvariantCulture));
                return true;
            case Value node:
                text.Append(Number(node.Data));
                return true;
            case Tensor tensor:
                return Grid(
                    text,
                    $"tensor {tensor.Shape}",
                    tensor.Shape.Count,
                    tensor.ToArray,
                    ColumnsOf(tensor.Shape)
                );
            case Matrix<double> m:
                return Grid(text, Size(m), m.RowCount * m.ColumnCount, m.ToRowMajorArray, m.ColumnCount);
            case Matrix<float> m:
                return Grid(text, Size(m), m.RowCount * m.ColumnCount, m.ToRowMajorArray, m.ColumnCount);
            case Matrix<System.Numerics.Complex> m:
                return Grid(text, Size(m), m.RowCount * m.ColumnCount, m.ToRowMajorArray, m.ColumnCount);
            case Vector<double> vector:
                return Grid(text, "", vector.Count, vector.ToArray, 0);
            case Vector<float> vector:
                return Grid(text, "", vector.Count, vector.ToArray, 0);
            case Vector<System.Numerics.Complex> vector:
                return Grid(text, "", vector.Count, vector.ToArray, 0);
            case double[] array:
                return Grid(text, "", array.Length, () => array, 0);
            case float[] array:
                return Grid(text, "", array.Length, () => array, 0);
            case int[] array:
                return Grid(text, "", array.Length, () => array, 0);
            case double[,] array:
                return Table(text, array);
            case float[,] array:
                return Table(text, array);
            case int[,] array:
                return Table(text, array);
            case ITuple tuple when depth < Deepest:
                return Items(
                    text,
                    '(',
                    Enumerable.Range(0, tuple.Length).Select(i => tuple[i]),
                    tuple.Length,
                    ')',
                    depth
                );
            case Array { Rank: 1 } array when depth < Deepest:
                return Items(text, '[', array.Cast<object?>(), array.Length, ']', depth);
            case ICollection list when depth < Deepest && IsPlainCollection(list):
                return list is IDictionary pairs
                    ? Pairs(text, pairs, depth)
                    : Items(text, '[', list.Cast<object?>(), list.Count, ']', depth);
            default:
                return depth < Deepest && Record(text, value, depth);
        }
    }

    /// <summary>Six digits; what may be rounding alone is said to be small.</summary>
    private static string Number(double value, int digits = Digits) =>
        value == 0 ? "0"
        : Math.Abs(value) < Noise ? "0 to within 1e-13"
        : value.ToString($"G{digits}", CultureInfo.InvariantCulture);

    private static string Size<T>(Matrix<T> matrix)
        where T : struct, IEquatable<T>, IFormattable => $"{matrix.RowCount} × {matrix.ColumnCount}";

    private static int ColumnsOf(Shape shape) => shape.Rank > 1 ? shape.Columns : 0;

    private static bool Table<T>(StringBuilder text, T[,] array) =>
        Grid<T>(
            text,
            $"{array.GetLength(0)} × {array.GetLength(1)}",
            array.Length,
            () => [.. array.Cast<T>()],
            array.GetLength(1)
        );

    // Row by row; a vector has 0 columns. In a list, what is 10¹² times smaller than the largest is 0.
    private static bool Grid<T>(StringBuilder text, string size, int count, Func<T[]> read, int columns)
    {
        text.Append(size);
        if (count is 0 or > MostRead)
        {
            text.Append(
                size.Length > 0 ? ""
                : count == 0 ? "[]"
                : $"{count} entries"
            );
            return true;
        }

        var entries = read();
        var floor = Math.Max(Noise, 1e-12 * Largest(entries));
        text.Append(size.Length > 0 ? ": " : "");
        if (columns == 0)
        {
            Row(0, count);
            text.Append(count > MostItems ? $", {count} entries" : "");
            return true;
        }

        var rows = count / columns;
        text.Append('[');
        for (var r = 0; r < Math.Min(rows, MostRows); r++)
        {
            text.Append(r > 0 ? ", " : "");
            Row(r * columns, columns);
        }

        text.Append(rows > MostRows ? ", …]" : "]");
        return true;

        void Row(int start, int count)
        {
            text.Append('[');
            for (var i = 0; i < Math.Min(count, MostItems); i++)
            {
                text.Append(i > 0 ? ", " : "");
                var entry = entries[start + i];
                if (Magnitude(entry) <= floor)
                {
                    text.Append('0');
                }
                else
                {
                    Append(text, entry, Deepest);
                }
            }

            text.Append(count > MostItems ? ", …]" : "]");
        }
    }

    private static double Largest<T>(T[] entries) =>
        entries.Select(Magnitude).Where(double.IsFinite).DefaultIfEmpty().Max();

    private static double Magnitude<T>(T entry) =>
        entry switch
        {
            double d => Math.Abs(d),
            float f => Math.Abs(f),
            System.Numerics.Complex c => System.Numerics.Complex.Abs(c),
            int i => Math.Abs((double)i),
            _ => double.PositiveInfinity,
        };

    private static bool Items(
        StringBuilder text,
        char open,
        IEnumerable<object?> items,
        int count,
        char close,
        int depth
    )
    {
        text.Append(open);
        var at = 0;
        foreach (var item in items.Take(MostItems))
        {
            text.Append(at++ > 0 ? ", " : "");
            if (!Append(text, item, depth + 1))
            {
                return false;
            }

            if (text.Length > LongestText)
            {
                break;
            }
        }

        text.Append(count > at ? $", …{close}, {count} entries" : close.ToString());
        return true;
    }

    private static bool Pairs(StringBuilder text, IDictionary pairs, int depth)
    {
        text.Append('{');
        var at = 0;
        foreach (DictionaryEntry pair in pairs)
        {
            if (at == MostItems || text.Length > LongestText)
            {
                break;
            }

            text.Append(at++ > 0 ? ", " : "");
            if (!Append(text, pair.Key, depth + 1) || !Append(text.Append(": "), pair.Value, depth + 1))
            {
                return false;
            }
        }

        text.Append(pairs.Count > at ? $", …}}, {pairs.Count} entries" : "}");
        return true;
    }

    // A record of the cells by its stored properties; their getters and its ToString are the author's code.
    private static bool Record(StringBuilder text, object value, int depth)
    {
        var type = value.GetType();
        if (type.GetMethod("<Clone>$") is null && type.GetMethod("PrintMembers", Hidden) is null)
        {
            return false;
        }

        text.Append(type.Name).Append(" { ");
        var at = 0;
        foreach (var field in type.GetFields(Hidden).OrderBy(f => f.MetadataToken))
        {
            if (
                field.Name
                is not ['<', .. var name, 'k', '_', '_', 'B', 'a', 'c', 'k', 'i', 'n', 'g', 'F', 'i', 'e', 'l', 'd']
            )
            {
                continue;
            }

            text.Append(at++ > 0 ? ", " : "").Append(name.TrimEnd('>')).Append(" = ");
            if (!Append(text, field.GetValue(value), depth + 1))
            {
                return false;
            }
        }

        text.Append(" }");
        return true;
    }

    // Collections that hold their items; any other may run code, or never end.
    private static bool IsPlainCollection(ICollection list) =>
        list.GetType() is { IsGenericType: true } type
        && type.Namespace is "System.Collections.Generic" or "System.Collections.Immutable"
        && !type.IsNested;

    private static string Line(string text) => string.Join("⏎", text.ReplaceLineEndings("\n").Split('\n'));

    private static string Cut(string text) => text.Length > LongestText ? text[..(LongestText - 1)] + "…" : text;

    private static bool NamesThisMachine(string text) =>
        Places.Any(place => place.Length > 1 && text.Contains(place, StringComparison.Ordinal));

    private static IEnumerable<string> Places =>
        [
            Environment.CurrentDirectory,
            AppContext.BaseDirectory,
            Path.GetTempPath(),
            Environment.GetFolderPath(Environment.SpecialFolder.UserProfile),
            Environment.MachineName,
        ];
}
